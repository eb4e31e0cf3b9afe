package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.mirroring;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.Mirror;
import dev.sluice.xds.ir.PathMatch;
import org.junit.jupiter.api.Test;

/// Copies of requests.
class MirrorsTest {

  @Test
  void everyMirrorGetsACopyWithTheSameHost() {
    try (var main = EchoBackend.start("main");
        var first = EchoBackend.start("first");
        var second = EchoBackend.start("second");
        var never = EchoBackend.start("never")) {
      var treatment =
          mirroring(
              new Mirror("first", 1, 1), new Mirror("second", 3, 3), new Mirror("never", 0, 1));
      var fleet =
          new Fleet()
              .upstream("main", main.port())
              .upstream("first", first.port())
              .upstream("second", second.port())
              .upstream("never", never.port())
              .site("*", rule(Match.of(PathMatch.Prefix.ROOT), treatment, to("main")));
      try (var _ = RealEnvoy.running(fleet.proxy())) {
        assertThat(fleet.http().get("client.host", "/x").body()).startsWith("main\n");
        for (var mirror : new EchoBackend[] {first, second}) {
          await().until(() -> mirror.requests().size() == 1);
          assertThat(mirror.requests().getFirst()).contains("GET /x\n", "host: client.host\n");
        }
        assertThat(never.requests()).isEmpty();
      }
    }
  }
}
