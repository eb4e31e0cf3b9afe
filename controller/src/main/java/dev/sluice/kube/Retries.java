package dev.sluice.kube;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Waits between attempts: longer after each failure, and never the same for two that failed
/// together (decorrelated jitter). One thread at a time.
public final class Retries {

  private static final int GROWTH = 3;

  private final Duration first;
  private final Duration longest;
  private Duration last;

  /// @param first the shortest wait
  /// @param longest the longest wait
  public Retries(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.last = first;
  }

  /// How long to wait after one more failure: at least as long as the server asks for.
  public Duration next(Duration atLeast) {
    var limit = Math.min(longest.toMillis(), last.toMillis() * GROWTH);
    last = Duration.ofMillis(ThreadLocalRandom.current().nextLong(first.toMillis(), limit + 1));
    return last.compareTo(atLeast) < 0 ? atLeast.plus(last) : last;
  }

  /// After a success.
  public void reset() {
    last = first;
  }
}
