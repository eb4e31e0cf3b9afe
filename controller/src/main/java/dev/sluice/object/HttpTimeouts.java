package dev.sluice.object;

import java.time.Duration;
import java.util.Optional;

/// Limits on time; absent or zero means no limit.
///
/// @param request the whole transaction, retries included
/// @param backendRequest one try at a backend
public record HttpTimeouts(Optional<Duration> request, Optional<Duration> backendRequest) {

  /// No limit.
  public static final HttpTimeouts NONE = new HttpTimeouts(Optional.empty(), Optional.empty());
}
