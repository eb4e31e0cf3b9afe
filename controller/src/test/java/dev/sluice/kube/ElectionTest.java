package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.json.Json.Obj;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ElectionTest {

  private static final String PATH =
      "/apis/coordination.k8s.io/v1/namespaces/sluice-system/leases/sluice";
  private static final LeaseTimes SHORT =
      new LeaseTimes(
          Duration.ofSeconds(4),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofMillis(50));

  private final List<Election> elections = new ArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private FakeObjectServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeObjectServer();
  }

  @AfterEach
  void stop() {
    elections.forEach(Election::close);
    server.close();
  }

  @Test
  void theFirstLeadsAndTheOthersKnowIt() {
    var one = elect("one");
    await().until(one::leads);
    var two = elect("two");
    await().until(() -> heard.contains("two: one leads"));
    assertThat(two.leads()).isFalse();
    assertThat(heard).first().isEqualTo("one: one leads");
  }

  @Test
  void keepsTheLeadByRenewingIt() {
    var one = elect("one");
    await().until(one::leads);
    var version = version();
    await().until(() -> version() >= version + 10);
    assertThat(one.leads()).isTrue();
    assertThat(heard).containsExactly("one: one leads");
  }

  @Test
  void whoStopsHandsOverAtOnce() {
    var one = elect("one");
    await().until(one::leads);
    var two = elect("two");
    await().until(() -> heard.contains("two: one leads"));
    one.close();
    await().atMost(SHORT.duration().minusSeconds(1)).until(two::leads);
    assertThat(one.leads()).isFalse();
  }

  @Test
  void aLeaderThatGivesNoSignIsReplacedWhenItsTimeIsOver() {
    var lease = Lease.fresh("sluice-system", "sluice");
    server.put(PATH, lease.heldBy("dead", SHORT.duration(), Instant.EPOCH).object());
    var start = System.nanoTime();
    var one = elect("one");
    await().until(one::leads);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SHORT.duration());
    assertThat(heard).containsExactly("one: dead leads", "one: one leads");
    assertThat(server.object(PATH).object("spec").number("leaseTransitions")).contains(2L);
  }

  @Test
  void whoCannotRenewStopsLeadingBeforeOthersMayStart() {
    var one = elect("one");
    await().until(one::leads);
    server.refuseAll(500);
    var start = System.nanoTime();
    await().until(() -> !one.leads());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.duration());
    await().until(() -> heard.contains("one: nobody leads"));
    server.refuseAll(0);
    await().until(one::leads);
  }

  @Test
  void aLeadThatEndedWhileTheServerTookItsTimeBeginsAnew() {
    var one = elect("one");
    await().until(one::leads);
    server.silently(() -> await().until(() -> !one.leads()));
    await().until(() -> Collections.frequency(heard, "one: one leads") == 2);
    await().until(one::leads);
  }

  @Test
  void givesWayToWhoTookTheLeaseAway() {
    var one = elect("one");
    await().until(one::leads);
    server.put(
        PATH,
        new Lease(server.object(PATH)).heldBy("two", SHORT.duration(), Instant.EPOCH).object());
    await().until(() -> heard.contains("one: two leads"));
    assertThat(one.leads()).isFalse();
  }

  @Test
  void leavesAloneWhatOthersPutIntoTheLease() {
    var lease = Lease.fresh("sluice-system", "sluice").object();
    var spec = Obj.EMPTY.with("strategy", "Coordinated");
    server.put(PATH, lease.with("spec", spec));
    await().until(elect("one")::leads);
    assertThat(server.object(PATH).object("spec").text("strategy")).isEqualTo("Coordinated");
  }

  private long version() {
    return Long.parseLong(Sighting.version(server.object(PATH)));
  }

  private Election elect(String identity) {
    var here = new Replica("sluice-system", identity, false, List.of());
    var election =
        new Election(
            server.client(),
            here,
            "sluice",
            SHORT,
            (_, holder) ->
                heard.add(identity + ": " + (holder.isEmpty() ? "nobody" : holder) + " leads"));
    elections.add(election);
    election.start();
    return election;
  }
}
