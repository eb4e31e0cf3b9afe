package dev.sluice.features.cluster.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.Cluster;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a reader needs to understand why a scenario failed.
record ClusterEvidence(Cluster cluster, String namespace) {

  private static final List<String> KINDS =
      List.of(
          "Gateway",
          "HTTPRoute",
          "TLSRoute",
          "BackendTLSPolicy",
          "EndpointSlice",
          "v1 Pod",
          "serving.knative.dev/v1 Service",
          "serving.knative.dev/v1 Revision",
          "DomainMapping",
          "networking.internal.knative.dev/v1alpha1 Ingress");
  private static final int LINES = 25;

  @Override
  public String toString() {
    return Stream.of(
            KINDS.stream().filter(cluster::serves).flatMap(this::objects),
            logs(SharedSluice.NAMESPACE, ""),
            logs("knative-gateways", ""),
            logs(namespace, "app.kubernetes.io/managed-by=sluice"))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> objects(String kind) {
    return cluster
        .list(kind, namespace, "")
        .map(
            object ->
                "%s %s: %s"
                    .formatted(
                        kind,
                        name(object),
                        object.has("endpoints")
                            ? object.path("endpoints")
                            : object.path("status")));
  }

  private Stream<String> logs(String where, String labels) {
    return cluster
        .list("v1 Pod", where, labels)
        .map(pod -> "end of the log of %s/%s:%n%s".formatted(where, name(pod), log(where, pod)));
  }

  private String log(String where, JsonNode pod) {
    try {
      var container = pod.at("/spec/containers/0/name").asText();
      var lines = cluster.log(where, name(pod), container).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (RuntimeException unreadable) {
      return unreadable.toString();
    }
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }
}
