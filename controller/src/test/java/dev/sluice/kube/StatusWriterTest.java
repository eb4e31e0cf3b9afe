package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.merge.OwnStatus;
import dev.sluice.status.merge.StatusMerge;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StatusWriterTest {

  private static final String NAME = "sluice.dev/gateway-controller";
  private static final ObjectKey ROUTE = new ObjectKey(Kind.HTTP_ROUTE, "shop", "cart");
  private static final ObjectKey GATEWAY = new ObjectKey(Kind.GATEWAY, "infra", "web");
  private static final Obj FOREIGN =
      Obj.EMPTY
          .with("controllerName", "example.com/other")
          .with("parentRef", Obj.EMPTY.with("name", "web"));

  private final AtomicBoolean leading = new AtomicBoolean(true);
  private final AtomicInteger asked = new AtomicInteger();
  private final CountingWrites counts = new CountingWrites();
  private FakeObjectServer server;
  private StatusWriter writer;

  @BeforeEach
  void start() throws IOException {
    server = new FakeObjectServer();
    writer = writer(Later.onVirtualThreads("status-timer"));
  }

  private StatusWriter writer(Later later) {
    return new StatusWriter(
        server.client(), new StatusMerge(NAME, Set.of("Accepted")), this::leads, counts, later);
  }

  @AfterEach
  void stop() {
    writer.close();
    server.close();
  }

  @Test
  void writesWhatDiffersOnceAndNeverAgain() {
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    writer.want(ROUTE, accepted("True", 1));
    await().until(() -> server.status(ROUTE).objects("parents").size() == 1);
    writer.seen(server.put(ROUTE, server.status(ROUTE)));
    writer.want(ROUTE, accepted("True", 1));
    settle();
    assertThat(server.patches()).hasSize(1);
    assertThat(counts.written()).isEqualTo(2);
  }

  @Test
  void waitsUntilTheObjectWasSeen() {
    writer.want(ROUTE, accepted("True", 1));
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    await().until(() -> server.status(ROUTE).objects("parents").size() == 1);
  }

  @Test
  void forgetsNoObjectWhoseTurnComesAtOnce() {
    writer.close();
    writer = writer(new AtOnce());
    writer.want(ROUTE, accepted("True", 1));
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    assertThat(server.status(ROUTE).objects("parents")).hasSize(1);
  }

  /// The timer is faster than whoever asks it.
  private record AtOnce() implements Later {

    @Override
    public void run(Duration delay, Runnable task) {
      var thread = Thread.ofVirtual().start(task);
      assertThatCode(thread::join).doesNotThrowAnyException();
    }

    @Override
    public void close() {}
  }

  @Test
  void keepsWhatOthersWroteAfterTheObjectWasSeen() {
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    server.put(ROUTE, Obj.EMPTY.with("parents", List.of(FOREIGN)));
    writer.want(ROUTE, accepted("True", 1));
    await().until(() -> server.status(ROUTE).objects("parents").size() == 2);
    assertThat(server.status(ROUTE).objects("parents")).first().isEqualTo(FOREIGN);
    assertThat(server.patches()).hasSize(2);
  }

  @Test
  void writesNothingWhileOthersLead() {
    leading.set(false);
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    writer.want(ROUTE, accepted("True", 1));
    await().until(() -> asked.get() >= 1);
    writer.want(ROUTE, accepted("False", 1));
    await().until(() -> asked.get() >= 2);
    assertThat(server.patches()).isEmpty();
    leading.set(true);
    writer.lead();
    await().until(() -> server.patches().size() == 1);
    assertThat(server.patches()).first().asString().contains("\"False\"");
  }

  @Test
  void triesAgainWhenTheServerIsBusy() {
    server.refuse(429);
    server.refuse(500);
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    writer.want(ROUTE, accepted("True", 1));
    await().until(() -> server.status(ROUTE).objects("parents").size() == 1);
    assertThat(server.patches()).hasSize(3);
    assertThat(counts.codes()).containsExactly(429, 500);
  }

  @Test
  void doesNotRepeatWhatIsRefused() {
    server.refuse(422);
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    writer.want(ROUTE, accepted("True", 1));
    await().until(() -> counts.codes().contains(422));
    settle();
    assertThat(server.patches()).hasSize(1);
    writer.want(ROUTE, accepted("True", 2));
    await().until(() -> server.status(ROUTE).objects("parents").size() == 1);
  }

  @Test
  void forgetsAnObjectThatIsGoneAndWritesToOneThatTakesItsName() {
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    server.remove(ROUTE);
    writer.want(ROUTE, accepted("True", 1));
    await().until(() -> counts.codes().contains(404));
    writer.gone(ROUTE);
    writer.seen(server.put(ROUTE, Obj.EMPTY));
    await().until(() -> server.status(ROUTE).objects("parents").size() == 1);
  }

  @Test
  void removesOurEntriesFromARouteThatIsNoLongerOurs() {
    writer.seen(
        server.put(
            ROUTE,
            Obj.EMPTY.with("parents", List.of(entry("True", 1), FOREIGN, entry("False", 2)))));
    await().until(() -> server.status(ROUTE).objects("parents").size() == 1);
    assertThat(server.status(ROUTE).objects("parents")).containsExactly(FOREIGN);
  }

  @Test
  void joinsManyChangesOfAGatewayIntoFewWrites() {
    writer.seen(server.put(GATEWAY, Obj.EMPTY));
    for (var routes = 1; routes <= 1000; routes++) {
      writer.want(GATEWAY, attached(routes));
      Thread.onSpinWait();
    }
    await()
        .until(
            () ->
                server.status(GATEWAY).objects("listeners").stream()
                    .anyMatch(listener -> listener.number("attachedRoutes").orElse(0L) == 1000));
    assertThat(server.patches()).hasSizeLessThanOrEqualTo(5);
  }

  /// Whatever was asked before is done when a later request about another object is.
  private void settle() {
    var other = new ObjectKey(Kind.HTTP_ROUTE, "shop", "last");
    writer.seen(server.put(other, Obj.EMPTY.with("parents", List.of(FOREIGN))));
    var before = counts.written();
    writer.want(other, accepted("True", 1));
    await().until(() -> counts.written() > before);
    server.patches().removeIf(patch -> patch.contains("example.com/other"));
  }

  private boolean leads() {
    asked.incrementAndGet();
    return leading.get();
  }

  private static OwnStatus accepted(String status, long generation) {
    return new OwnStatus(generation, Obj.EMPTY.with("parents", List.of(entry(status, generation))));
  }

  private static Obj entry(String status, long generation) {
    return Obj.EMPTY
        .with("parentRef", Obj.EMPTY.with("name", "web"))
        .with("controllerName", NAME)
        .with("conditions", Json.list(condition(status, generation)));
  }

  private static OwnStatus attached(int routes) {
    var listener = Obj.EMPTY.with("name", "http").with("attachedRoutes", routes);
    return new OwnStatus(1, Obj.EMPTY.with("listeners", Json.list(listener)));
  }

  private static Obj condition(String status, long generation) {
    return Obj.EMPTY
        .with("type", "Accepted")
        .with("status", status)
        .with("reason", "Accepted")
        .with("message", "")
        .with("observedGeneration", generation);
  }
}
