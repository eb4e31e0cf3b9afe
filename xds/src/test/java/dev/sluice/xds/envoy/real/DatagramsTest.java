package dev.sluice.xds.envoy.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Mixture;
import dev.sluice.xds.ir.Mixture.Portion;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Protocol;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which backend a session of datagrams gets, and what an edit does.
@Tag("slow")
class DatagramsTest {
  private static final int PORT = RealEnvoy.freePort();
  private static final int SESSIONS = 200;

  @Test
  void sessionsAreSharedByWeightAndDroppedWhereThereIsNobody() {
    try (var a = DatagramBackend.start("a");
        var b = DatagramBackend.start("b");
        var _ = ServedEnvoy.running(proxy(portion(70, a), portion(20, b), Portion.dropped(10)))) {
      awaitAnswer("a");
      var answers = Stream.generate(DatagramsTest::answer).limit(SESSIONS).toList();
      assertThat(share(answers, "a")).isCloseTo(0.7, within(0.03));
      assertThat(share(answers, "b")).isCloseTo(0.2, within(0.03));
      assertThat(share(answers, "")).isCloseTo(0.1, within(0.03));
    }
  }

  @Test
  void aSessionStaysWithItsMember() {
    try (var a = DatagramBackend.start("a");
        var b = DatagramBackend.start("b");
        var _ = ServedEnvoy.running(proxy(portion(1, a, b)));
        var session = DatagramSession.to(PORT)) {
      awaitAnswer("a");
      var first = session.ask();
      assertThat(Stream.generate(session::ask).limit(20)).containsOnly(first);
    }
  }

  @Test
  void anEditChangesEndpointsAlone() {
    try (var a = DatagramBackend.start("a");
        var b = DatagramBackend.start("b");
        var envoy = ServedEnvoy.running(proxy(portion(1, a)))) {
      awaitAnswer("a");
      var listeners = envoy.deliveries(ResourceType.LISTENER);
      var clusters = envoy.deliveries(ResourceType.CLUSTER);

      envoy.publish(proxy(portion(1, b)));

      awaitAnswer("b");
      assertThat(envoy.deliveries(ResourceType.LISTENER)).isEqualTo(listeners);
      assertThat(envoy.deliveries(ResourceType.CLUSTER)).isEqualTo(clusters);
    }
  }

  private static void awaitAnswer(String name) {
    await().untilAsserted(() -> assertThat(answer()).isEqualTo(name));
  }

  /// What a new session hears; nothing if its datagrams are dropped.
  private static String answer() {
    try (var session = DatagramSession.to(PORT)) {
      return session.ask();
    }
  }

  private static double share(List<String> answers, String answer) {
    return answers.stream().filter(answer::equals).count() / (double) SESSIONS;
  }

  private static Portion portion(int weight, DatagramBackend... backends) {
    var members =
        Stream.of(backends).map(backend -> new Member("127.0.0.1", backend.port(), false));
    return new Portion(members.toList(), weight);
  }

  private static Proxy proxy(Portion... portions) {
    return new Proxy(
        List.of(new Bind("bind", "127.0.0.1", PORT, new Bind.Transport.Udp("udp"))),
        List.of(),
        List.of(),
        List.of(new Upstream("udp", Protocol.UDP, new Delivered())),
        List.of(),
        List.of(new Mixture("udp", List.of(portions))),
        List.of(),
        List.of());
  }
}
