package dev.sluice.kube;

import java.time.Duration;

/// How long leadership lasts without contact.
///
/// @param duration nobody else leads for so long after the last sign of the leader
/// @param renewal how often the leader gives one
/// @param margin the leader stops writing so long before others may take over
/// @param poll how often the others look
public record LeaseTimes(Duration duration, Duration renewal, Duration margin, Duration poll) {

  /// A crashed leader is replaced after 5 to 6 s, one that stops in good order within 1 s.
  public static final LeaseTimes DEFAULT =
      new LeaseTimes(
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));
}
