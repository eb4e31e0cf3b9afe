package dev.sluice.features.benchmark.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What objects say of themselves.
public final class Statuses {

  private Statuses() {}

  static int attachedRoutes(JsonNode gateway) {
    return gateway.at("/status/listeners/0/attachedRoutes").asInt(-1);
  }

  static boolean programmed(JsonNode gateway) {
    return isTrue(gateway.at("/status/conditions"), "Programmed");
  }

  static boolean accepted(JsonNode route) {
    return isTrue(route.at("/status/parents/0/conditions"), "Accepted");
  }

  /// Whether a pod is.
  public static boolean ready(JsonNode pod) {
    return isTrue(pod.at("/status/conditions"), "Ready");
  }

  /// Whether a pod runs that belongs to a Gateway, as one of its labels says.
  static boolean runsFor(JsonNode pod, String gateway) {
    return pod.at("/status/phase").asText().equals("Running")
        && stream(pod.at("/metadata/labels")).anyMatch(label -> label.asText().equals(gateway));
  }

  private static boolean isTrue(JsonNode conditions, String type) {
    return stream(conditions)
        .filter(condition -> condition.path("type").asText().equals(type))
        .anyMatch(condition -> condition.path("status").asText().equals("True"));
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
