package dev.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is spoken to a backend follows `appProtocol`, through a real Envoy.
@MicronautTest(startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackendProtocolsTest implements TestPropertyProvider {

  @TempDir private static Path directory;

  private final int port = StandaloneProperties.freePort();
  private final HttpClient client = HttpClient.newHttpClient();

  @Inject Standalone standalone;

  @Override
  public Map<String, String> getProperties() {
    return StandaloneProperties.of(directory, port);
  }

  @BeforeAll
  void start() throws Exception {
    Files.writeString(directory.resolve("all.yaml"), MANIFESTS);
    standalone.start();
    standalone.announcement().get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource({"/plain, HTTP/1.1", "/h2c, HTTP/2.0"})
  void theBackendIsSpokenToAsItAsks(String path, String protocol)
      throws IOException, InterruptedException {
    var answer =
        client.send(HttpRequest.newBuilder(uri("http", path)).build(), BodyHandlers.ofString());

    assertThat(answer.body()).contains("\"proto\":\"%s\"".formatted(protocol));
  }

  @Test
  void clientsMaySpeakHttp2WithoutTls() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri("http", "/plain")).version(HttpClient.Version.HTTP_2).build();

    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void webSocketsPass() throws Exception {
    var echoed = new Echoed();
    var socket =
        client.newWebSocketBuilder().buildAsync(uri("ws", "/ws"), echoed).get(10, TimeUnit.SECONDS);

    socket.sendText("hello", true).get(10, TimeUnit.SECONDS);

    assertThat(echoed.text.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
    socket.abort();
  }

  private URI uri(String scheme, String path) {
    return URI.create("%s://127.0.0.1:%d%s".formatted(scheme, port, path));
  }

  /// Keeps the first text that comes back.
  private static final class Echoed implements WebSocket.Listener {

    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return CompletableFuture.completedStage(last);
    }
  }

  private static final String MANIFESTS =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: web}
      spec:
        gatewayClassName: sluice
        listeners: [{name: http, port: 80, protocol: HTTP}]
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: all}
      spec:
        parentRefs: [{name: web}]
        rules:
          - matches: [{path: {value: /plain}}]
            backendRefs: [{name: all, port: 8080}]
          - matches: [{path: {value: /h2c}}]
            backendRefs: [{name: all, port: 8081}]
          - matches: [{path: {value: /ws}}]
            backendRefs: [{name: all, port: 8082}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: all}
      spec:
        ports:
          - {name: http, port: 8080}
          - {name: h2c, port: 8081, appProtocol: kubernetes.io/h2c}
          - {name: ws, port: 8082, appProtocol: kubernetes.io/ws}
      """;
}
