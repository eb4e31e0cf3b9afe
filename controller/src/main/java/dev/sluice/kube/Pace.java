package dev.sluice.kube;

import java.time.Duration;

/// How soon an object may be written again: at once if it was left alone for a while, later and
/// later while it keeps changing. A Gateway to which a thousand routes attach one after another is
/// so written a few times, and right within a second after the last.
///
/// @param last when it was written last, in nanoseconds of [System#nanoTime]
/// @param streak how many times in a row it was written before it came to rest
record Pace(long last, int streak) {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofSeconds(2);

  /// An object that was never written.
  static Pace fresh(long now) {
    return new Pace(now - LONGEST.toNanos(), 0);
  }

  /// After one more write.
  Pace written(long now) {
    return new Pace(now, now - last > REST.toNanos() ? 1 : streak + 1);
  }

  /// How long to wait before the next write.
  Duration hold(long now) {
    var pause = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(streak - 1, 10));
    var left = last + Duration.ofMillis(pause).toNanos() - now;
    return streak == 0 || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
  }
}
