package dev.sluice.features.cluster.steps;

import com.fasterxml.jackson.databind.JsonNode;

/// What a status says.
public final class Conditions {

  private Conditions() {}

  /// Whether there is a condition of the type with the status.
  public static boolean has(JsonNode status, String type, String expected) {
    return status
        .path("conditions")
        .valueStream()
        .filter(condition -> condition.path("type").asText().equals(type))
        .anyMatch(condition -> condition.path("status").asText().equals(expected));
  }
}
