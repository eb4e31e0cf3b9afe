package dev.sluice.features.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Measured values and what is told of them.
///
/// @param sorted the values, ascending, at least one
public record Distribution(List<Double> sorted) {

  /// Sorts values.
  public static Distribution of(Collection<Double> values) {
    return new Distribution(values.stream().sorted().toList());
  }

  /// The value in the middle.
  public double median() {
    return percentile(0.5);
  }

  /// The nearest rank.
  private double percentile(double share) {
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "median %.1f, p99 %.1f, worst %.1f, of %d",
        median(),
        percentile(0.99),
        sorted.getLast(),
        sorted.size());
  }
}
