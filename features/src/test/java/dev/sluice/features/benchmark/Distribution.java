package dev.sluice.features.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// Measured values and what is told of them.
///
/// @param sorted the values, ascending
record Distribution(double[] sorted) {

  static Distribution of(Collection<Double> values) {
    return new Distribution(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  double median() {
    return percentile(0.5);
  }

  double p99() {
    return percentile(0.99);
  }

  double worst() {
    return sorted[sorted.length - 1];
  }

  /// The nearest rank.
  private double percentile(double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "median %.1f, p99 %.1f, worst %.1f (%d)",
        median(),
        p99(),
        worst(),
        sorted.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }
}
