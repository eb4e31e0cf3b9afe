package dev.sluice.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;

/// Answers each request as it was told to, and remembers all of them.
final class PreparedAnswers implements AutoCloseable {

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer http;

  private record Answer(int code, String body) {}

  PreparedAnswers() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  ApiServer client() {
    var address = "http://127.0.0.1:" + http.getAddress().getPort();
    return ApiServer.at(new OkHttpClient(), address, Map::of);
  }

  /// Requests like `GET /path`, whatever their query, are answered with this.
  PreparedAnswers to(String methodAndPath, int code, String body) {
    answers.put(methodAndPath, new Answer(code, body));
    return this;
  }

  /// What was asked: method, path with query, media type and body.
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var method = exchange.getRequestMethod();
      var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(String.join(" ", method, uri.toString(), type, body));
      var answer = answers.getOrDefault(method + " " + uri.getPath(), new Answer(404, "{}"));
      exchange.sendResponseHeaders(answer.code(), answer.body().length());
      exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
    }
  }
}
