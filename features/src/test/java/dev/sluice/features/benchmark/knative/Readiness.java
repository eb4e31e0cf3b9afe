package dev.sluice.features.benchmark.knative;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/// What ingresses say of themselves.
final class Readiness {

  private Readiness() {}

  /// Whether an ingress is ready as it is now, and not as it was before.
  static boolean ready(JsonNode ingress) {
    return ready(ingress, ingress.at("/metadata/generation").asLong());
  }

  /// Whether an ingress is ready in a generation.
  static boolean ready(JsonNode ingress, long generation) {
    return ingress.at("/metadata/generation").asLong() == generation
        && ingress.at("/status/observedGeneration").asLong(-1) == generation
        && StreamSupport.stream(ingress.at("/status/conditions").spliterator(), false)
            .filter(condition -> condition.path("type").asText().equals("Ready"))
            .anyMatch(condition -> condition.path("status").asText().equals("True"));
  }
}
