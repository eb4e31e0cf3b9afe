package dev.sluice.xds.envoy.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A backend that answers with what it was asked, line by line: its name, method and path, headers.
/// The request header `x-answer` chooses the status, `x-silent` makes it wait until it is closed.
final class EchoBackend implements AutoCloseable {
  private final String name;
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private EchoBackend(String name, HttpServer server) {
    this.name = name;
    this.server = server;
  }

  static EchoBackend start(String name) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var backend = new EchoBackend(name, HttpServer.create(address, 0));
      backend.server.setExecutor(backend.executor);
      backend.server.createContext("/", backend::answer);
      backend.server.start();
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// The texts of all requests so far.
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    executor.shutdownNow();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var text = text(exchange);
    requests.add(text);
    if (exchange.getRequestHeaders().containsKey("x-silent")) {
      silence();
    }
    var body = text.getBytes(UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("server", "echo");
      exchange.sendResponseHeaders(status(exchange), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static int status(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-answer"))
        .map(Integer::valueOf)
        .orElse(200);
  }

  private String text(HttpExchange exchange) {
    var text =
        new StringBuilder(
            name + "\n" + exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
    exchange
        .getRequestHeaders()
        .forEach(
            (header, values) ->
                values.forEach(
                    value ->
                        text.append(header.toLowerCase(Locale.ROOT))
                            .append(": ")
                            .append(value)
                            .append('\n')));
    return text.toString();
  }

  private static void silence() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
