package dev.sluice.xds.envoy;

import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.envoyproxy.envoy.type.v3.FractionalPercent.DenominatorType;

/// Shares of requests, to one millionth, which is the finest that Envoy knows.
final class Fractions {
  private static final long MILLION = 1_000_000;

  private Fractions() {}

  /// The nearest share to `numerator / denominator`.
  static FractionalPercent of(long numerator, long denominator) {
    return FractionalPercent.newBuilder()
        .setNumerator((int) ((numerator * MILLION + denominator / 2) / denominator))
        .setDenominator(DenominatorType.MILLION)
        .build();
  }
}
