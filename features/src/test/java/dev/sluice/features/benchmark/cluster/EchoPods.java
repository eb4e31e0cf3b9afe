package dev.sluice.features.benchmark.cluster;

import dev.sluice.features.cluster.Cluster;
import java.io.IOException;
import java.util.List;

/// The backend of everything: two pods, so that there is one to move to.
///
/// @param addresses of the pods
public record EchoPods(List<String> addresses) {

  /// Where they are, and where benchmarks create their objects.
  public static final String NAMESPACE = "benchmark";

  /// Where they listen.
  public static final int PORT = 3000;

  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: benchmark}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: echo, namespace: benchmark}
      spec:
        replicas: 2
        selector: {matchLabels: {app: echo}}
        template:
          metadata: {labels: {app: echo}}
          spec:
            containers:
            - name: echo
              image: registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0
              readinessProbe: {httpGet: {path: /health, port: 3000}, periodSeconds: 1}
              env:
              - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
              - {name: NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
      """;

  /// Starts them, and the namespace with them.
  ///
  /// @throws IOException if they do not run within ten minutes
  public static EchoPods start(Cluster cluster) throws IOException {
    cluster.apply("", OBJECTS);
    try (var pods =
        new StatusWatch(cluster, "v1 Pod", NAMESPACE, pod -> Statuses.runsFor(pod, "echo"))) {
      pods.awaitGood(2);
    }
    return new EchoPods(
        cluster
            .list("v1 Pod", NAMESPACE, "app=echo")
            .map(pod -> pod.at("/status/podIP").asText())
            .sorted()
            .toList());
  }

  /// The address of one of them; numbers next to each other have different ones.
  public String address(int number) {
    return addresses.get(number % addresses.size());
  }
}
