package dev.sluice.knative;

import java.util.Set;
import java.util.StringJoiner;

/// An object of JSON with its fields in the order they are added, printed without spaces.
final class GoObject {

  private static final Set<String> EMPTY = Set.of("\"\"", "[]", "{}", "0");

  private final StringJoiner fields = new StringJoiner(",", "{", "}");

  /// Adds a field.
  ///
  /// @param json its value, printed
  GoObject field(String name, String json) {
    fields.add(GoJson.text(name) + ":" + json);
    return this;
  }

  /// Adds a field that Go leaves out when its value is empty.
  GoObject unlessEmpty(String name, String json) {
    return EMPTY.contains(json) ? this : field(name, json);
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
