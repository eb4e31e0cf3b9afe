package dev.sluice.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.cluster.ControlCertificates;
import dev.sluice.cluster.FirstContact;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.management.health.indicator.HealthResult;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// A control plane that starts before its API server, as `sluice controller` starts.
@Tag("slow")
final class FirstContactTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private int port;
  private ApplicationContext context;

  @BeforeEach
  void startWithoutApiServer() throws IOException {
    try (var socket = new ServerSocket(0, 0, LOOPBACK)) {
      port = socket.getLocalPort();
    }
    context =
        ApplicationContext.run(
            Map.of(
                RunMode.PROPERTY,
                RunMode.CLUSTER,
                "kubernetes.client.base-path",
                "http://127.0.0.1:" + port,
                "micronaut.server.port",
                -1,
                "grpc.server.port",
                0,
                "grpc.server.health.enabled",
                false));
  }

  @AfterEach
  void close() {
    context.getBean(FirstContact.class).close();
    context.close();
  }

  @Test
  void waitsForTheApiServerAndSaysSo() throws IOException {
    var begun = begin();
    await()
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(lacking()).contains("127.0.0.1:" + port));
    assertThat(begun).isNotDone();
    assertThat(answer("/health/liveness")).isEqualTo(200);
    assertThat(answer("/health/readiness")).isEqualTo(503);

    try (var _ = apiServer(200)) {
      await().atMost(30, SECONDS).untilAsserted(() -> assertThat(begun).isCompleted());
    }
    assertThat(context.getBean(GrpcEmbeddedServer.class).isRunning()).isTrue();
    assertThat(context.getBean(ControlCertificates.class).server()).isNotNull();
    assertThat(lacking()).isEqualTo("not all objects of the cluster are known yet");
  }

  @Test
  void waitsForPermissionAsWell() throws IOException {
    var begun = begin();
    try (var _ = apiServer(403)) {
      await()
          .atMost(30, SECONDS)
          .untilAsserted(() -> assertThat(lacking()).contains("may not read secrets"));
    }
    assertThat(begun).isNotDone();

    try (var _ = apiServer(200)) {
      await().atMost(30, SECONDS).untilAsserted(() -> assertThat(begun).isCompleted());
    }
  }

  @Test
  void canBeEndedWhileItWaits() {
    var begun = begin();
    await().atMost(30, SECONDS).untilAsserted(() -> assertThat(lacking()).contains(":" + port));

    context.getBean(FirstContact.class).close();

    await().atMost(30, SECONDS).until(begun::isCompletedExceptionally);
    assertThat(begun.exceptionNow()).isInstanceOf(CancellationException.class);
  }

  private CompletableFuture<Void> begin() {
    return CompletableFuture.runAsync(
        () -> context.getBean(NettyEmbeddedServer.class).start(),
        task -> Thread.ofVirtual().start(task));
  }

  private int answer(String path) throws IOException {
    var url = URI.create(context.getBean(NettyEmbeddedServer.class).getURL() + path).toURL();
    return ((HttpURLConnection) url.openConnection(Proxy.NO_PROXY)).getResponseCode();
  }

  private String lacking() {
    var indicator = context.getBean(ServingIndicator.class);
    var details = Mono.from(indicator.getResult()).map(HealthResult::getDetails).block();
    return details instanceof Map<?, ?> map ? String.valueOf(map.get("reason")) : "";
  }

  private interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /// Knows Secrets and has none, and takes a new one.
  private Running apiServer(int code) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(LOOPBACK, port), 0);
    server.createContext(
        "/api/v1",
        exchange ->
            reply(
                exchange,
                code,
                code == 200
                    ? "{\"resources\":[{\"name\":\"secrets\",\"kind\":\"Secret\",\"namespaced\":true}]}"
                    : "{\"message\":\"sluice may not read secrets\"}"));
    server.createContext(
        "/api/v1/namespaces/",
        exchange -> reply(exchange, exchange.getRequestMethod().equals("POST") ? 201 : 404, "{}"));
    server.start();
    return () -> server.stop(0);
  }

  private static void reply(HttpExchange exchange, int code, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(code, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }
}
