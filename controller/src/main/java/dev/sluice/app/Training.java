package dev.sluice.app;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What a start needs to look real to the AOT cache that is trained on it, without an Envoy.
@Singleton
public final class Training {

  private static final int ROUTES = 1000;

  private final Standalone standalone;
  private final XdsToken token;

  Training(Standalone standalone, XdsToken token) {
    this.standalone = standalone;
    this.token = token;
  }

  /// Takes a snapshot from the started control plane, as Envoy does.
  public void takeSnapshot() throws InterruptedException {
    try (var client = new SampleClient(standalone.discoveryPort(), token)) {
      client.await();
    }
  }

  /// Writes a program that can be started like Envoy and does nothing.
  public static Path writeIdleEnvoy(Path directory) throws IOException {
    var envoy = Files.writeString(directory.resolve("envoy"), "#!/bin/sh\nexec sleep 600\n");
    Files.setPosixFilePermissions(envoy, PosixFilePermissions.fromString("rwx------"));
    return envoy;
  }

  /// Writes objects to be trained on.
  public static void writeSample(Path directory) throws IOException {
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
