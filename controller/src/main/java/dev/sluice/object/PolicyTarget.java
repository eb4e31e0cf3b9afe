package dev.sluice.object;

import java.util.Optional;

/// What a policy is for: an object, or a part of it.
///
/// @param object the object
/// @param section name of a part: a listener of a Gateway, a rule of a route, a port of a Service;
///   the whole object when absent
public record PolicyTarget(ObjectKey object, Optional<String> section) {

  /// The whole object.
  public PolicyTarget whole() {
    return new PolicyTarget(object, Optional.empty());
  }

  /// The section, if it is one, and the object.
  @Override
  public String toString() {
    return section
        .map(name -> "section %s of %s".formatted(name, object))
        .orElse(object.toString());
  }
}
