package dev.sluice.pki;

import java.time.Duration;
import java.time.Instant;

/// The time in which a certificate is good; certificates know whole seconds.
record Validity(Instant from, Instant until) {

  /// Valid already for clocks that are behind.
  static Validity from(Instant now, Duration lifetime) {
    return new Validity(now.minus(Lifetimes.CLOCK_SKEW), now.plus(lifetime));
  }
}
