package dev.sluice.features.kubernetes.node;

import java.time.Duration;

/// How long a container that ended waits for its next start: nothing at first, then twice as long
/// each time, until it has run for long.
final class BackOff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration STABLE_AFTER = Duration.ofMinutes(10);

  private Duration pause = Duration.ZERO;

  /// The pause after a run that took that long.
  Duration after(Duration run) {
    if (run.compareTo(STABLE_AFTER) > 0) {
      pause = Duration.ZERO;
    }
    var current = pause;
    var doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return current;
  }
}
