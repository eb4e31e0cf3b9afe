package dev.sluice.xds.ir;

import java.time.Duration;
import java.util.Optional;

/// Limits on time; absent means no limit.
///
/// @param request the whole transaction, retries included
/// @param attempt one try at an upstream
public record Timeouts(Optional<Duration> request, Optional<Duration> attempt) {

  /// No limit.
  public static final Timeouts NONE = new Timeouts(Optional.empty(), Optional.empty());
}
