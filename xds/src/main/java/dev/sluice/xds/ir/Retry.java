package dev.sluice.xds.ir;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When to try a request again: always when no connection came about or the backend refused before
/// processing, and on the codes given.
///
/// @param attempts tries beyond the first, positive
/// @param codes statuses to try again on, ascending
/// @param backoff base interval between tries, if given
public record Retry(int attempts, List<Integer> codes, Optional<Duration> backoff) {

  public Retry {
    codes = codes.stream().sorted().toList();
  }
}
