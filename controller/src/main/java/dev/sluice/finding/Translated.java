package dev.sluice.finding;

import java.util.List;

/// A value together with what had to be said on the way to it.
///
/// @param value the value, usable whatever the findings
/// @param findings in the order of the fields they are about
public record Translated<T>(T value, List<Finding> findings) {

  public Translated {
    findings = List.copyOf(findings);
  }

  /// A value without findings.
  public static <T> Translated<T> of(T value) {
    return new Translated<>(value, List.of());
  }
}
