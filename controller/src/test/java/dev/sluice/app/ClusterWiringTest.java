package dev.sluice.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.kube.ObjectWriter;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ClusterWiringTest {

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksTheServerOfTheConfigurationWithTheTokenOfTheFile(@TempDir Path directory)
      throws IOException {
    var token = Files.writeString(directory.resolve("token"), "secret-of-the-pod");
    var properties =
        Map.<String, Object>of(
            RunMode.PROPERTY,
            RunMode.CLUSTER,
            "kubernetes.client.base-path",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "kubernetes.client.token-path",
            token.toString());
    try (var context = ApplicationContext.run(properties)) {
      var deleted =
          context.getBean(ObjectWriter.class).delete("v1", "ConfigMap", "shop", "prices", "");
      assertThat(deleted).isTrue();
    }
    assertThat(requests)
        .containsExactly(
            "GET /api/v1 Bearer secret-of-the-pod",
            "DELETE /api/v1/namespaces/shop/configmaps/prices Bearer secret-of-the-pod");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          "%s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Authorization")));
      var body =
          "{\"resources\":[{\"name\":\"configmaps\",\"kind\":\"ConfigMap\",\"namespaced\":true}]}";
      exchange.sendResponseHeaders(200, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }
}
