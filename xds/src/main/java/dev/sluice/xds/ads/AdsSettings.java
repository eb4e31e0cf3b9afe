package dev.sluice.xds.ads;

import java.time.Duration;

/// The limits of the discovery service.
///
/// @param chunkBytes a response grows up to this size; a bigger resource goes alone
/// @param budgetBytes responses that were handed to the transport and not yet written, over all
///   streams
/// @param phaseTimeout how long a phase waits for a proxy before it goes on regardless
/// @param removalDelay how long clusters, endpoints and secrets outlive the routes that used them:
///   requests that were routed before may still be retried or held by a filter
/// @param stallTimeout how long a proxy may refuse to read before its stream is closed
/// @param maximumNames how many names one stream may subscribe per type, or claim to hold
public record AdsSettings(
    int chunkBytes,
    long budgetBytes,
    Duration phaseTimeout,
    Duration removalDelay,
    Duration stallTimeout,
    int maximumNames) {

  /// Limits that suit fleets of up to a thousand proxies.
  public static AdsSettings defaults() {
    return new AdsSettings(
        512 << 10,
        64L << 20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        200_000);
  }

  /// The same with another delay of removals.
  public AdsSettings withRemovalDelay(Duration delay) {
    return new AdsSettings(
        chunkBytes, budgetBytes, phaseTimeout, delay, stallTimeout, maximumNames);
  }

  /// The same with another timeout for each phase.
  public AdsSettings withPhaseTimeout(Duration timeout) {
    return new AdsSettings(
        chunkBytes, budgetBytes, timeout, removalDelay, stallTimeout, maximumNames);
  }

  /// The same with another size of responses.
  public AdsSettings withChunkBytes(int bytes) {
    return new AdsSettings(
        bytes, budgetBytes, phaseTimeout, removalDelay, stallTimeout, maximumNames);
  }

  /// The same with another limit for responses that are not yet written.
  public AdsSettings withBudgetBytes(long bytes) {
    return new AdsSettings(
        chunkBytes, bytes, phaseTimeout, removalDelay, stallTimeout, maximumNames);
  }

  /// The same with another time after which a stream that is not read is closed.
  public AdsSettings withStallTimeout(Duration timeout) {
    return new AdsSettings(
        chunkBytes, budgetBytes, phaseTimeout, removalDelay, timeout, maximumNames);
  }
}
