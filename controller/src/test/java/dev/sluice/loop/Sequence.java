package dev.sluice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.FleetState;
import dev.sluice.facts.Surroundings;
import dev.sluice.object.Change;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Manifests;
import dev.sluice.status.Condition;
import dev.sluice.xds.ads.AdsService;
import dev.sluice.xds.ads.AdsSettings;
import dev.sluice.xds.ads.Fleets;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A control loop with real streams in the process, and a proxy at the other end that writes down
/// what comes.
final class Sequence implements AutoCloseable {

  private static final String FLEET = Surroundings.SHARED_FLEET;

  private final Fleets fleets = new Fleets();
  private final StatusRecorder publisher = new StatusRecorder(fleets);
  private final AdsService discovery =
      new AdsService(
          fleets,
          (_, _) -> Optional.of(FLEET),
          AdsSettings.defaults().withRemovalDelay(Duration.ZERO),
          publisher.monitors());
  private final ControlLoop loop =
      new ControlLoop(
          () -> new ControlPlane(Surroundings.DEFAULT),
          randomHoldOff(),
          publisher.monitors(),
          publisher);
  private final Server server;
  private final ManagedChannel channel;
  private final RecordingProxy proxy;

  Sequence() throws IOException {
    publisher.follow(loop);
    var name = InProcessServerBuilder.generateName();
    server = InProcessServerBuilder.forName(name).addService(discovery).build().start();
    channel = InProcessChannelBuilder.forName(name).build();
    loop.start();
    proxy = new RecordingProxy(channel, FLEET);
  }

  @Override
  public void close() {
    proxy.close();
    channel.shutdownNow();
    server.shutdownNow();
    discovery.close();
    loop.close();
  }

  /// Refuses a resource from now on.
  void refuse(String name) {
    proxy.refuse(name);
  }

  /// The conditions of the objects of a name.
  Stream<Condition> conditions(String gateway) {
    return publisher.statuses().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(gateway))
        .flatMap(entry -> entry.getValue().allConditions());
  }

  /// Puts objects and waits until the proxy has all that follows from them.
  void settled(String... manifests) throws InterruptedException {
    put(manifests);
    Awaitility.await().until(this::programmed);
    proxy.taken();
  }

  private boolean programmed() {
    return publisher.monitors().states().getOrDefault(FLEET, FleetState.UNKNOWN).programmed();
  }

  /// What has come by the time that it is complete.
  List<String> arriving(Predicate<List<String>> complete) {
    Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> complete.test(proxy.soFar()));
    return proxy.taken();
  }

  void delete(ObjectKey key) throws InterruptedException {
    loop.objectsChanged(List.of(new Change.Delete(key)));
  }

  void put(String... manifests) throws InterruptedException {
    var decoded = Manifests.decode("test", String.join("\n---\n", manifests));
    assertThat(decoded.problems()).isEmpty();
    loop.objectsChanged(decoded.objects().stream().<Change>map(Change.Put::new).toList());
  }

  private static HoldOff randomHoldOff() {
    return new HoldOff(
        Duration.ofMillis(ThreadLocalRandom.current().nextInt(4)), Duration.ofMillis(20));
  }
}
