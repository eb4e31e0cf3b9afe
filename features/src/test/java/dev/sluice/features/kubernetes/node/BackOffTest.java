package dev.sluice.features.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {

  private final BackOff backOff = new BackOff();

  @Test
  void doublesUpToAMinute() {
    assertThat(LongStream.range(0, 9).map(_ -> pauseAfter(1)))
        .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void forgetsAfterALongRun() {
    pauseAfter(1);
    pauseAfter(1);

    assertThat(pauseAfter(601)).isZero();
  }

  private long pauseAfter(long seconds) {
    return backOff.after(Duration.ofSeconds(seconds)).toSeconds();
  }
}
