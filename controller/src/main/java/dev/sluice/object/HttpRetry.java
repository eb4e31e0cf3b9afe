package dev.sluice.object;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When to try a request again.
///
/// @param codes statuses to try again on
/// @param attempts tries beyond the first; 0 disables
/// @param backoff base interval between tries
public record HttpRetry(List<Integer> codes, int attempts, Optional<Duration> backoff) {

  public HttpRetry {
    codes = List.copyOf(codes);
  }
}
