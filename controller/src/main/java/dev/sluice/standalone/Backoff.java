package dev.sluice.standalone;

import java.time.Duration;

/// How long to wait before the next start: twice as long each time, up to a limit, and from the
/// beginning again after a run that lasted.
///
/// @param first the wait after the first failure
/// @param limit the longest wait
/// @param lasting a run of this length counts as a good one
public record Backoff(Duration first, Duration limit, Duration lasting) {
  /// 0.2 s, 0.4 s, … 10 s; forgotten after half a minute of life.
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /// The wait after a run of the given length, when the wait before it was the given one.
  Duration next(Duration previous, Duration run) {
    if (previous.isZero() || run.compareTo(lasting) >= 0) {
      return first;
    }
    var doubled = previous.multipliedBy(2);
    return doubled.compareTo(limit) < 0 ? doubled : limit;
  }
}
