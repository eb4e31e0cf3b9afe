package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {

  @Test
  void theFirstWriteIsAtOnce() {
    assertThat(Pace.fresh(0).hold(0)).isZero();
  }

  @Test
  void writesInARowAreFurtherAndFurtherApartButNeverMoreThanASecond() {
    var pace = Pace.fresh(0);
    for (var expected : new long[] {100, 200, 400, 800, 1000, 1000}) {
      pace = pace.written(0);
      assertThat(pace.hold(0)).isEqualTo(Duration.ofMillis(expected));
    }
  }

  @Test
  void aRestMakesTheNextWriteImmediateAgain() {
    var pace = Pace.fresh(0).written(0).written(0).written(0);
    var later = Duration.ofSeconds(3).toNanos();
    assertThat(pace.hold(later)).isZero();
    assertThat(pace.written(later).hold(later)).isEqualTo(Duration.ofMillis(100));
  }
}
