package dev.sluice.xds.ads;

import static dev.sluice.xds.snapshot.ResourceType.CLUSTER;
import static dev.sluice.xds.snapshot.ResourceType.ENDPOINTS;
import static dev.sluice.xds.snapshot.ResourceType.EXTENSION;
import static dev.sluice.xds.snapshot.ResourceType.LISTENER;
import static dev.sluice.xds.snapshot.ResourceType.ROUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any order of publishing, acknowledging, waiting and reconnecting is safe and ends in the
/// published state.
class RandomProxyTest {
  private static final int STEPS = 400;
  private static final int CLUSTERS = 6;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
  void routesAndRelaysNeverNameUnusableClustersAndTheProxyConverges(long seed) {
    for (var variant = 0; variant < 10; variant++) {
      run(new Random(seed * 1000 + variant));
    }
  }

  private static void run(Random random) {
    var settings = AdsSettings.defaults().withPhaseTimeout(Duration.ofDays(1));
    var proxy =
        new SimulatedEnvoy(
            settings.withRemovalDelay(Duration.ofMillis(random.nextInt(20))), random);
    for (var step = 0; step < STEPS; step++) {
      step(random, proxy);
      proxy.check();
    }
    var last = randomSet(random);
    proxy.publish(last);
    proxy.settle();
    assertThat(proxy.holds()).isEqualTo(last);
    assertThat(proxy.settledRevision()).isEqualTo(proxy.publishedRevision());
  }

  private static void step(Random random, SimulatedEnvoy proxy) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> proxy.publish(randomSet(random));
      case 3 -> proxy.pass(Duration.ofMillis(random.nextInt(15)));
      case 4 -> {
        if (random.nextInt(20) == 0) {
          proxy.reconnect();
        }
      }
      default -> proxy.work();
    }
  }

  /// A set in which routes and relays name only clusters that exist, as every translation
  /// guarantees.
  private static ResourceSet randomSet(Random random) {
    var resources = new ArrayList<Resource>();
    var clusters = new TreeSet<String>();
    for (var i = 0; i < CLUSTERS; i++) {
      if (random.nextBoolean()) {
        clusters.add("c" + i);
        resources.add(resource(CLUSTER, "c" + i, "v" + random.nextInt(3)));
        if (i % 3 != 0) {
          resources.add(resource(ENDPOINTS, "c" + i, "v" + random.nextInt(3)));
        }
      }
    }
    for (var routes : List.of("r0", "r1")) {
      var used = clusters.stream().filter(_ -> random.nextBoolean()).toList();
      resources.add(resource(ROUTES, routes, String.join(" ", used)));
    }
    for (var relay : List.of("x0", "x1")) {
      var used = clusters.stream().filter(_ -> random.nextInt(3) == 0).toList();
      resources.add(resource(EXTENSION, relay, String.join(" ", used)));
    }
    resources.add(resource(LISTENER, "l", "v" + random.nextInt(2)));
    return ResourceSet.of(resources);
  }

  private static Resource resource(ResourceType type, String name, String content) {
    return Resource.of(type, name, ByteString.copyFromUtf8(content));
  }
}
