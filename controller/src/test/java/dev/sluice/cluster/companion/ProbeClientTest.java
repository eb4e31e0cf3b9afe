package dev.sluice.cluster.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.knative.companion.ProbeRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an answer to a probe shows. The path of the request tells the server what to answer.
final class ProbeClientTest {

  private final ProbeClient client = new ProbeClient(Duration.ofSeconds(5));
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ProbeClientTest::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "/200/0815, true", // the version
    "/200/4711, false", // another version
    "/200, true", // a backend that knows nothing of probes
    "/302, true", // the same
    "/404, false", // a proxy without the route
    "/503, false", // a proxy without the backend
    "/500, false"
  })
  void answerTellsWhetherTheProxyFollows(String path, boolean follows) throws IOException {
    assertThat(client.follows(target(), request(path))).isEqualTo(follows);
  }

  @Test
  void proxyThatIsNotThereAnswersNothing() {
    var target = target();
    server.stop(0);

    assertThatThrownBy(() -> client.follows(target, request("/200/0815")))
        .isInstanceOf(IOException.class);
  }

  private Target target() {
    return new Target("127.0.0.1", server.getAddress().getPort(), false);
  }

  private static ProbeRequest request(String path) {
    var headers = new TreeMap<>(Map.of("K-Network-Hash", "override"));
    return new ProbeRequest(List.of(), "hello.example.com", path, headers, "0815");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var words = List.of(exchange.getRequestURI().getPath().split("/", -1));
      if (words.size() > 2) {
        exchange.getResponseHeaders().set("K-Network-Hash", words.get(2));
      }
      exchange.sendResponseHeaders(Integer.parseInt(words.get(1)), -1);
    }
  }
}
