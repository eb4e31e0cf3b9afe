package dev.sluice.features.kubernetes.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.control.Pki;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/// The part of the kubelet's API that `kubectl logs` needs.
final class KubeletServer {
  private final Pki pki;
  private final BiFunction<String, String, Optional<PodWorker>> pods;

  KubeletServer(Pki pki, BiFunction<String, String, Optional<PodWorker>> pods) {
    this.pki = pki;
    this.pods = pods;
  }

  void start() {
    try {
      HttpsServer server =
          HttpsServer.create(
              new InetSocketAddress(AddressPlan.NODE_IP, AddressPlan.KUBELET_PORT), 128);
      server.setHttpsConfigurator(new HttpsConfigurator(pki.serverContext("kubelet")));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> answer(exchange, 501, "not supported by this cluster"));
      server.createContext("/healthz", exchange -> answer(exchange, 200, "ok"));
      server.createContext("/containerLogs/", this::containerLogs);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void containerLogs(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().split("/", -1);
    if (parts.length != 5) {
      answer(exchange, 404, "not found");
      return;
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    Optional<ContainerLog> log =
        pods.apply(parts[2], parts[3])
            .flatMap(worker -> worker.log(parts[4], "true".equals(query.get("previous"))));
    if (log.isEmpty()) {
      answer(
          exchange,
          400,
          "container \"" + parts[4] + "\" in pod \"" + parts[3] + "\" has no such log");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      LogReader.of(query).copy(log.get(), out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> result = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        result.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return result;
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
