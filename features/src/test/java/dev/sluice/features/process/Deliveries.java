package dev.sluice.features.process;

import com.fasterxml.jackson.databind.JsonNode;

/// What Sluice has sent to Envoy since it started.
///
/// @param listeners responses with listeners, and so on
/// @param published newest revision for Envoy
/// @param acknowledged newest revision that Envoy has in force
public record Deliveries(
    long listeners, long clusters, long routes, long endpoints, long published, long acknowledged) {

  static Deliveries of(JsonNode tree) {
    return new Deliveries(
        responses(tree, "LISTENER"),
        responses(tree, "CLUSTER"),
        responses(tree, "ROUTES"),
        responses(tree, "ENDPOINTS"),
        tree.path("published").asLong(),
        tree.path("acknowledged").asLong());
  }

  private static long responses(JsonNode tree, String type) {
    return tree.path(type).path("responses").asLong();
  }

  /// Whether Envoy has a configuration, and nothing is on its way.
  public boolean settled() {
    return acknowledged > 0 && acknowledged == published;
  }
}
