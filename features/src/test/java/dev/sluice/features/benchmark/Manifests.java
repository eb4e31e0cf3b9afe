package dev.sluice.features.benchmark;

import dev.sluice.features.http.Request;
import dev.sluice.features.process.Folder;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The files that benchmarks write.
final class Manifests {

  static final String GATEWAY =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: web}
      spec:
        gatewayClassName: sluice
        listeners:
          - {name: http, protocol: HTTP, port: 80}
      """;

  private Manifests() {}

  /// A Gateway, two Services, and a file for each route.
  static void fill(Folder folder, int routes) throws IOException {
    folder.save("web.yaml", GATEWAY + "---\n" + service("stable") + "---\n" + service("canary"));
    addRoutes(folder, routes);
  }

  static void addRoutes(Folder folder, int routes) throws IOException {
    for (var number = 0; number < routes; number++) {
      folder.save(fileName(number), route(number, 50));
    }
  }

  static String fileName(int number) {
    return "route-%05d.yaml".formatted(number);
  }

  static Request request(int number) {
    return Request.of("GET http://shop-%05d.example.com/api/orders".formatted(number));
  }

  /// A route of its own host with two rules and a split.
  static String route(int number, int weight) {
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: shop-%05d}
    spec:
      parentRefs: [{name: web}]
      hostnames: [shop-%05d.example.com]
      rules:
        - matches: [{path: {type: PathPrefix, value: /api}}]
          backendRefs:
            - {name: stable, port: 8080, weight: %d}
            - {name: canary, port: 8080, weight: %d}
        - backendRefs: [{name: stable, port: 8080}]
    """
        .formatted(number, number, weight, 100 - weight);
  }

  static String service(String name) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: %s}
    spec: {ports: [{port: 8080}]}
    """
        .formatted(name);
  }

  /// Routes of one host, each with one rule that Envoy answers by itself.
  static String pathRules(int rules) {
    return IntStream.range(0, rules)
        .mapToObj(
            number ->
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: path-%05d}
                spec:
                  parentRefs: [{name: web}]
                  hostnames: [big.example.com]
                  rules:
                    - matches: [{path: {type: PathPrefix, value: /path-%05d}}]
                      filters: [{type: RequestRedirect, requestRedirect: {hostname: other.example.com}}]
                """
                    .formatted(number, number))
        .collect(Collectors.joining("---\n"));
  }
}
