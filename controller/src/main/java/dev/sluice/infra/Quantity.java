package dev.sluice.infra;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// Amounts of CPU and memory as Kubernetes writes them: a number, and a suffix that multiplies it.
final class Quantity {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(m|k|M|G|T|Ki|Mi|Gi|Ti|)");
  private static final Map<String, BigDecimal> FACTORS =
      Map.of(
          "m", new BigDecimal("0.001"),
          "", BigDecimal.ONE,
          "k", BigDecimal.valueOf(1000),
          "M", BigDecimal.valueOf(1000).pow(2),
          "G", BigDecimal.valueOf(1000).pow(3),
          "T", BigDecimal.valueOf(1000).pow(4),
          "Ki", BigDecimal.valueOf(1024),
          "Mi", BigDecimal.valueOf(1024).pow(2),
          "Gi", BigDecimal.valueOf(1024).pow(3),
          "Ti", BigDecimal.valueOf(1024).pow(4));

  private Quantity() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /// The amount in bytes, cores or whatever it counts.
  ///
  /// @throws IllegalArgumentException if it is none
  static long value(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a quantity: " + text);
    }
    var factor = FACTORS.getOrDefault(parts.group(2), BigDecimal.ONE);
    return new BigDecimal(parts.group(1)).multiply(factor).longValue();
  }
}
