package dev.sluice.xds.ir;

/// A share of the requests of a [Action.Forward].
///
/// @param target where the share goes
/// @param weight positive, relative to the sum of all splits
/// @param treatment what to change for this share only, on top of the rule's treatment
public record Split(Target target, int weight, Treatment treatment) {

  public Split {
    if (weight <= 0) {
      throw new IllegalArgumentException("weight must be positive: " + weight);
    }
  }

  /// Where a share of requests goes.
  public sealed interface Target {

    /// To an [Upstream].
    record To(String upstream) implements Target {}

    /// Nowhere: the reference is broken, so the share is answered with a status.
    record Refuse(int status) implements Target {}
  }
}
