package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Member;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which members of an upstream get requests.
class MembersTest {

  @Test
  void drainingMembersServeOnlyWhenNoOtherIsLeft() {
    try (var ready = EchoBackend.start("ready");
        var draining = EchoBackend.start("draining")) {
      var fleet =
          new Fleet()
              .site("mixed", prefix("/", to("mixed")))
              .upstream(
                  "mixed",
                  member(ready.port(), false),
                  member(draining.port(), true),
                  member(RealEnvoy.freePort(), true),
                  member(RealEnvoy.freePort(), true))
              .site("draining", prefix("/", to("draining")))
              .upstream("draining", member(draining.port(), true))
              .site("none", prefix("/", to("none")))
              .upstream("none");
      try (var _ = RealEnvoy.running(fleet.proxy())) {
        assertThat(IntStream.range(0, 200).mapToObj(_ -> fleet.http().get("mixed", "/").body()))
            .allMatch(body -> body.startsWith("ready\n"));
        assertThat(fleet.http().get("draining", "/").body()).startsWith("draining\n");
        assertThat(fleet.http().get("none", "/").status()).isEqualTo(503);
      }
    }
  }

  private static Member member(int port, boolean draining) {
    return new Member("127.0.0.1", port, draining);
  }
}
