package dev.sluice.features.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.features.tls.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Answers requests over TLS with its own certificate, in the form of the echo backend.
public final class TlsBackend implements AutoCloseable {

  private final HttpsServer server;

  private TlsBackend(HttpsServer server) {
    this.server = server;
  }

  /// Starts on a free loopback port.
  ///
  /// @param service the Service that it says it is
  /// @throws IOException if there is no port
  public static TlsBackend start(String service, Certificate certificate) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpsServer.create(loopback, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    server.createContext("/", exchange -> answer(exchange, service));
    server.start();
    return new TlsBackend(server);
  }

  /// The port that it listens on.
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, String service) throws IOException {
    var body = "{\"service\": \"%s\"}".formatted(service).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
