package dev.sluice.translate.reference;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import java.util.Optional;

/// What a reference leads to.
public sealed interface Resolved<T> {

  /// It leads to a value.
  record Found<T>(T value) implements Resolved<T> {}

  /// It leads to nothing that can be used.
  ///
  /// @param reason the API's word for why
  /// @param message why, and what to write instead
  record Broken<T>(Reason reason, String message) implements Resolved<T> {}

  /// The value, if there is one.
  default Optional<T> found() {
    return this instanceof Found<T>(var value) ? Optional.of(value) : Optional.empty();
  }

  /// What is to be said about the reference in the field, if anything.
  default Optional<Finding> finding(String field) {
    return this instanceof Broken<T>(var reason, var message)
        ? Optional.of(new Finding(reason, field, message))
        : Optional.empty();
  }
}
