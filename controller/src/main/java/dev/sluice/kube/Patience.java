package dev.sluice.kube;

import java.time.Duration;

/// How long a watch waits for what.
///
/// @param page how many objects are asked for at once
/// @param life how long the API server is asked to keep a watch open; up to twice as long is asked
///   for, so that not all end at once
/// @param silence a watch that says nothing for so long is opened anew; the API server sends a
///   bookmark about each minute
/// @param firstPause the shortest wait after a failure
/// @param longestPause the longest wait after repeated failures
/// @param absence the longest wait before looking again for a kind that is not served
record Patience(
    int page,
    Duration life,
    Duration silence,
    Duration firstPause,
    Duration longestPause,
    Duration absence) {

  static final Patience DEFAULT =
      new Patience(
          500,
          Duration.ofMinutes(5),
          Duration.ofSeconds(150),
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));
}
