package dev.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// TLS to backends and answers to calls of gRPC, through a real Envoy.
@MicronautTest(startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackendTlsTest implements TestPropertyProvider {

  @TempDir private static Path directory;

  private final int port = StandaloneProperties.freePort();
  private final HttpClient client = HttpClient.newHttpClient();
  private TlsBackend backend;

  @Inject Standalone standalone;

  @Override
  public Map<String, String> getProperties() {
    return StandaloneProperties.of(directory, port);
  }

  @BeforeAll
  void start() throws Exception {
    backend = new TlsBackend();
    Files.writeString(directory.resolve("all.yaml"), manifests(backend.port()));
    Files.writeString(directory.resolve("secret.yaml"), secret());
    write("");
    standalone.start();
    standalone.announcement().get(20, TimeUnit.SECONDS);
  }

  @AfterAll
  void stop() {
    backend.close();
  }

  @Test
  void theBackendIsBelievedAndSeesTheCertificateOfTheGateway() {
    awaitAnswer("/good", 200);

    assertThat(get("/good").body()).contains("CN=gateway");
  }

  @Test
  void aBackendUnderAnotherNameIsNotBelieved() {
    awaitAnswer("/other-name", 503);
  }

  @Test
  void aBackendIsBelievedUnderAnAlternativeName() {
    awaitAnswer("/alternative", 200);
  }

  @Test
  void withoutAuthoritiesNobodyIsBelievedUntilTheyCome() {
    awaitAnswer("/changing", 503);

    write(TlsBackend.CERTIFICATE);
    awaitAnswer("/changing", 200);
  }

  @ParameterizedTest
  @CsvSource({"/shop.Broken/Add, 14", "/shop.Unknown/Add, 12"})
  void callsThatNobodyTakesFailInTheWordsOfGrpc(String path, String status) {
    var request =
        HttpRequest.newBuilder(uri(path)).header("content-type", "application/grpc").build();

    assertThat(send(request).headers().firstValue("grpc-status")).contains(status);
  }

  private void awaitAnswer(String path, int status) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> get(path).statusCode() == status);
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }

  private static void write(String authority) {
    try {
      Files.writeString(
          directory.resolve("authority.yaml"),
          """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: changing}
          data:
            ca.crt: |
              %s
          """
              .formatted(authority.strip().replace("\n", "\n    ")));
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  private static String secret() {
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: gateway}
    type: kubernetes.io/tls
    stringData:
      tls.crt: |
        %1$s
      tls.key: |
        %2$s
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: authority}
    data:
      ca.crt: |
        %1$s
    """
        .formatted(
            TlsBackend.CERTIFICATE.strip().replace("\n", "\n    "),
            TlsBackend.KEY.strip().replace("\n", "\n    "));
  }

  private static String manifests(int backendPort) {
    return """
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: {name: web}
    spec:
      gatewayClassName: sluice
      tls: {backend: {clientCertificateRef: {name: gateway}}}
      listeners: [{name: http, port: 80, protocol: HTTP}]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: all}
    spec:
      parentRefs: [{name: web}]
      rules:
        - matches: [{path: {value: /good}}]
          backendRefs: [{name: shop, port: 1}]
        - matches: [{path: {value: /other-name}}]
          backendRefs: [{name: shop, port: 2}]
        - matches: [{path: {value: /alternative}}]
          backendRefs: [{name: shop, port: 3}]
        - matches: [{path: {value: /changing}}]
          backendRefs: [{name: shop, port: 4}]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: GRPCRoute
    metadata: {name: calls}
    spec:
      parentRefs: [{name: web}]
      rules:
        - matches: [{method: {service: shop.Broken}}]
          backendRefs: [{name: gone, port: 1}]
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: shop}
    spec:
      ports:
        - {name: good, port: 1, appProtocol: https}
        - {name: other-name, port: 2, appProtocol: https}
        - {name: alternative, port: 3}
        - {name: changing, port: 4}
    ---
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: shop-1, labels: {kubernetes.io/service-name: shop}}
    addressType: IPv4
    endpoints: [{addresses: [127.0.0.1]}]
    ports:
      - {name: good, port: %1$d}
      - {name: other-name, port: %1$d}
      - {name: alternative, port: %1$d}
      - {name: changing, port: %1$d}
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: BackendTLSPolicy
    metadata: {name: good}
    spec:
      targetRefs: [{group: "", kind: Service, name: shop, sectionName: good}]
      validation:
        hostname: shop.example.com
        caCertificateRefs: [{group: "", kind: ConfigMap, name: authority}]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: BackendTLSPolicy
    metadata: {name: other-name}
    spec:
      targetRefs: [{group: "", kind: Service, name: shop, sectionName: other-name}]
      validation:
        hostname: cart.example.com
        caCertificateRefs: [{group: "", kind: ConfigMap, name: authority}]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: BackendTLSPolicy
    metadata: {name: alternative}
    spec:
      targetRefs: [{group: "", kind: Service, name: shop, sectionName: alternative}]
      validation:
        hostname: cart.example.com
        subjectAltNames: [{type: Hostname, hostname: "*.example.com"}]
        caCertificateRefs: [{group: "", kind: ConfigMap, name: authority}]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: BackendTLSPolicy
    metadata: {name: changing}
    spec:
      targetRefs: [{group: "", kind: Service, name: shop, sectionName: changing}]
      validation:
        hostname: shop.example.com
        caCertificateRefs: [{group: "", kind: ConfigMap, name: changing}]
    """
        .formatted(backendPort);
  }
}
