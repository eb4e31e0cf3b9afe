package dev.sluice.xds.envoy.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Relay.Share;
import dev.sluice.xds.ir.Relay.Share.Refuse;
import dev.sluice.xds.ir.Relay.Share.To;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Protocol;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which backend a connection gets, and what an edit does to it.
@Tag("slow")
class RelaysTest {
  private static final int PORT = RealEnvoy.freePort();
  private static final int CONNECTIONS = 1000;
  private static GreetingBackend a;
  private static GreetingBackend b;

  @BeforeAll
  static void startBackends() {
    a = GreetingBackend.start("a");
    b = GreetingBackend.start("b");
  }

  @AfterAll
  static void stopBackends() {
    a.close();
    b.close();
  }

  @Test
  void connectionsAreSharedByWeightAndRefusedSharesAreClosed() {
    try (var _ = ServedEnvoy.running(proxy(new To("a", 49), new To("b", 21), new Refuse(30)))) {
      var greetings =
          Stream.generate(() -> Connection.greeting(PORT).orElse("closed"))
              .limit(CONNECTIONS)
              .toList();
      assertShare(greetings, "a", 0.49);
      assertShare(greetings, "b", 0.21);
      assertShare(greetings, "closed", 0.30);
    }
  }

  @Test
  void anEditUpdatesNoListenerAndLeavesOpenConnectionsAlone() {
    try (var envoy = ServedEnvoy.running(proxy(new To("a", 1)));
        var open = Connection.to(PORT)) {
      assertThat(open.line()).contains("a");
      var listeners = envoy.deliveries(ResourceType.LISTENER);

      envoy.publish(proxy(new To("b", 1)));

      await().untilAsserted(() -> assertThat(Connection.greeting(PORT)).contains("b"));
      open.say("still there");
      assertThat(open.line()).contains("still there");
      assertThat(envoy.deliveries(ResourceType.LISTENER)).isEqualTo(listeners);
      assertThat(envoy.stat("listener_manager.listener_added")).isEqualTo(1);
      assertThat(envoy.stat("listener_manager.listener_modified")).isZero();
      assertThat(envoy.stat("listener_manager.total_listeners_draining")).isZero();
    }
  }

  @Test
  void aRelayWithoutSharesClosesConnections() {
    try (var _ = ServedEnvoy.running(proxy())) {
      assertThat(Connection.greeting(PORT)).isEmpty();
    }
  }

  @Test
  void aListenerIsNotStuckWithoutItsRelay() {
    var without = proxy(new To("a", 1));
    var chains = without.binds().getFirst().chains();
    var other = new Relay("other", PORT, List.of());
    var unnamed =
        new Proxy(
            List.of(new Bind("bind", "127.0.0.1", PORT, chains)),
            List.of(),
            List.of(other),
            without.upstreams(),
            without.members(),
            List.of(),
            List.of(),
            List.of());
    try (var envoy = ServedEnvoy.running(unnamed)) {
      assertThat(Connection.greeting(PORT)).isEmpty();

      envoy.publish(without);

      await().untilAsserted(() -> assertThat(Connection.greeting(PORT)).contains("a"));
    }
  }

  private static Proxy proxy(Share... shares) {
    var chain = new Chain("plain", List.of(), Optional.empty(), new Chain.Handling.Bytes("relay"));
    return new Proxy(
        List.of(new Bind("bind", "127.0.0.1", PORT, List.of(chain))),
        List.of(),
        List.of(new Relay("relay", PORT, List.of(shares))),
        List.of(upstream("a"), upstream("b")),
        List.of(members("a", a), members("b", b)),
        List.of(),
        List.of(),
        List.of());
  }

  private static Upstream upstream(String name) {
    return new Upstream(name, Protocol.TCP, new Delivered());
  }

  private static Members members(String name, GreetingBackend backend) {
    return new Members(name, List.of(new Member("127.0.0.1", backend.port(), false)));
  }

  /// Four standard deviations of a binomial share: fails by chance once in ten thousand runs.
  private static void assertShare(List<String> greetings, String greeting, double share) {
    assertThat(greetings.stream().filter(greeting::equals).count() / (double) CONNECTIONS)
        .as(greeting)
        .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / CONNECTIONS)));
  }
}
