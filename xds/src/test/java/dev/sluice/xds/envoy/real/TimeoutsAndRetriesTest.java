package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Retry;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Timeouts;
import dev.sluice.xds.ir.Treatment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Limits on time, and second tries.
@TestInstance(Lifecycle.PER_CLASS)
class TimeoutsAndRetriesTest {
  private static final Optional<Duration> SHORT = Optional.of(Duration.ofMillis(200));
  private static final Optional<Duration> LONG = Optional.of(Duration.ofSeconds(20));
  private static final Optional<Retry> TWICE_ON_503 =
      Optional.of(new Retry(2, List.of(503), Optional.of(Duration.ofMillis(10))));
  private static final Optional<Retry> TWICE =
      Optional.of(new Retry(2, List.of(), Optional.of(Duration.ofMillis(10))));

  @AutoClose private final EchoBackend backend = EchoBackend.start("backend");

  @AutoClose
  private final Fleet fleet =
      new Fleet()
          .upstream("backend", backend.port())
          .upstream("dead", RealEnvoy.freePort())
          .upstream(
              "half",
              new Member("127.0.0.1", backend.port(), false),
              new Member("127.0.0.1", RealEnvoy.freePort(), false))
          .site(
              "request",
              forward("backend", new Timeouts(SHORT, Optional.empty()), Optional.empty()))
          .site("attempt", forward("backend", new Timeouts(LONG, SHORT), Optional.empty()))
          .site(
              "timed-out",
              forward(
                  "backend",
                  new Timeouts(LONG, SHORT),
                  Optional.of(new Retry(2, List.of(504), Optional.empty()))))
          .site("whole", forward("backend", new Timeouts(SHORT, LONG), TWICE_ON_503))
          .site("codes", forward("backend", Timeouts.NONE, TWICE_ON_503))
          .site("once", forward("backend", Timeouts.NONE, TWICE))
          .site("dead", forward("dead", Timeouts.NONE, TWICE))
          .site("half", forward("half", Timeouts.NONE, TWICE));

  private int before;

  @BeforeAll
  void start() {
    fleet.start();
  }

  @BeforeEach
  void count() {
    before = backend.requests().size();
  }

  @Test
  void requestLimitEndsASilentRequest() {
    assertThat(fleet.http().get("request", "/", "x-silent: 1").status()).isEqualTo(504);
  }

  @Test
  void attemptLimitHoldsWithoutRetry() {
    assertThat(fleet.http().get("attempt", "/", "x-silent: 1").status()).isEqualTo(504);
    assertThat(tries()).isEqualTo(1);
  }

  @Test
  void attemptThatTimedOutIsNotTriedAgain() {
    assertThat(fleet.http().get("timed-out", "/", "x-silent: 1").status()).isEqualTo(504);
    assertThat(tries()).isEqualTo(1);
  }

  @Test
  void requestLimitIncludesAllTries() {
    assertThat(fleet.http().get("whole", "/", "x-silent: 1").status()).isEqualTo(504);
  }

  @Test
  void listedStatusIsTriedAgainAndTheLastAnswerCounts() {
    assertThat(fleet.http().get("codes", "/", "x-answer: 503").status()).isEqualTo(503);
    assertThat(tries()).isEqualTo(3);
  }

  @Test
  void otherStatusIsNotTriedAgain() {
    assertThat(fleet.http().get("codes", "/", "x-answer: 500").status()).isEqualTo(500);
    assertThat(fleet.http().get("once", "/", "x-answer: 503").status()).isEqualTo(503);
    assertThat(tries()).isEqualTo(2);
  }

  @Test
  void refusedConnectionIsTriedOnAnotherMember() {
    for (var i = 0; i < 20; i++) {
      assertThat(fleet.http().get("half", "/").status()).isEqualTo(200);
    }
    assertThat(fleet.http().get("dead", "/").status()).isEqualTo(503);
  }

  private int tries() {
    return backend.requests().size() - before;
  }

  private static Rule forward(String upstream, Timeouts timeouts, Optional<Retry> retry) {
    var split = new Split(new To(upstream), 1, Treatment.NONE);
    return prefix("/", new Forward(List.of(split), timeouts, retry));
  }
}
