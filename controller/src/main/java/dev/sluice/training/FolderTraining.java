package dev.sluice.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `sluice run` on a folder with a thousand routes, and an Envoy that takes one snapshot.
public final class FolderTraining implements Training {

  private static final int ROUTES = 1000;

  private final Path directory;
  private final Path envoy;

  private FolderTraining(Path directory, Path envoy) {
    this.directory = directory;
    this.envoy = envoy;
  }

  /// Writes what there is to run.
  ///
  /// @param directory an empty directory
  /// @param java the words that run a class of this program
  public static FolderTraining in(Path directory, List<String> java) throws IOException {
    writeRoutes(directory);
    return new FolderTraining(directory, writeEnvoy(directory, java));
  }

  @Override
  public List<String> arguments(int managementPort) {
    return List.of(
        "run",
        directory.toString(),
        "--echo",
        "--envoy",
        envoy.toString(),
        "--management-port",
        Integer.toString(managementPort));
  }

  /// The management server comes up last, and belongs in the cache as well.
  @Override
  public boolean exercise(Function<String, Optional<String>> management) {
    return management.apply("/status/table").filter(table -> !table.isEmpty()).isPresent();
  }

  @Override
  public void close() {
    // everything is in the directory
  }

  /// A program that can be started like Envoy.
  private static Path writeEnvoy(Path directory, List<String> java) throws IOException {
    var words = String.join(" ", java) + " " + SampleEnvoy.class.getName();
    var envoy =
        Files.writeString(
            directory.resolve("envoy"), "#!/bin/sh\nexec %s \"$@\"\n".formatted(words));
    Files.setPosixFilePermissions(envoy, PosixFilePermissions.fromString("rwx------"));
    return envoy;
  }

  private static void writeRoutes(Path directory) throws IOException {
    Files.writeString(directory.resolve("gateway.yaml"), GATEWAY);
    for (var index = 0; index < ROUTES; index++) {
      Files.writeString(
          directory.resolve("route-%d.yaml".formatted(index)),
          ROUTE.replace("NUMBER", Integer.toString(index)));
    }
  }

  private static final String GATEWAY =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata:
        name: web
      spec:
        gatewayClassName: sluice
        listeners:
          - {name: http, port: 80, protocol: HTTP}
      """;

  private static final String ROUTE =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: route-NUMBER
      spec:
        parentRefs:
          - name: web
        hostnames: [host-NUMBER.example.com]
        rules:
          - matches:
              - path: {type: PathPrefix, value: /api}
                headers:
                  - {name: x-version, value: two}
            filters:
              - type: RequestHeaderModifier
                requestHeaderModifier:
                  set: [{name: x-sample, value: sample}]
            timeouts: {request: 10s}
            backendRefs:
              - {name: service-NUMBER, port: 80, weight: 9}
              - {name: service-NUMBER, port: 80, weight: 1}
          - backendRefs:
              - {name: service-NUMBER, port: 80}
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: service-NUMBER
      spec:
        ports:
          - {name: http, port: 80, targetPort: 8080}
      ---
      apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata:
        name: service-NUMBER-1
        labels: {kubernetes.io/service-name: service-NUMBER}
      addressType: IPv4
      endpoints:
        - addresses: [10.0.0.1]
      ports:
        - {name: http, port: 8080}
      """;
}
