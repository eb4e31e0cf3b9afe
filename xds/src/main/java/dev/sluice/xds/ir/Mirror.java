package dev.sluice.xds.ir;

/// A share of the requests is copied to an upstream; its answers are dropped.
///
/// @param upstream name of the [Upstream]
/// @param numerator how many of `denominator` requests, 0 to `denominator`
/// @param denominator positive
public record Mirror(String upstream, int numerator, int denominator) {

  public Mirror {
    if (denominator <= 0 || numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException("not a fraction: " + numerator + "/" + denominator);
    }
  }
}
