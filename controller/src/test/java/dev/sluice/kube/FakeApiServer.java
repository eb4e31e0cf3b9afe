package dev.sluice.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Speaks the list and watch protocol for one kind of objects, and fails on demand in ways in which
/// a real API server cannot be made to fail.
final class FakeApiServer implements AutoCloseable {

  /// The text of an object that has something else in place of a text.
  static final String ODD = "odd";

  private static final String GRANT =
      """
      "spec":{"from":[{"group":"g","kind":"K","namespace":"n"}],"to":[{"group":"","kind":"Service"}]}\
      """;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String plural;
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, String> objects = new TreeMap<>();
  private final List<Event> history = new ArrayList<>();
  private final Queue<Reply> lists = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> watches = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private int version = 100;
  private boolean closed;

  /// What is done to one request.
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private record Event(int version, String line) {}

  FakeApiServer(String kind, String plural, String... roots) throws IOException {
    this.plural = plural;
    for (var root : roots) {
      kinds.put(root, kind);
    }
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  ApiServer client() {
    var address = "http://127.0.0.1:" + http.getAddress().getPort();
    return ApiServer.at(new OkHttpClient(), address, Map::of);
  }

  /// From now on the kind is served below this root.
  synchronized void serve(String kind, String root) {
    kinds.put(root, kind);
  }

  /// From now on nothing is served below this root.
  synchronized void stopServing(String root) {
    kinds.remove(root);
  }

  synchronized void put(String path, String text) {
    version++;
    var known = objects.containsKey(path);
    var object = object(path, version, text);
    objects.put(path, object);
    record(known ? "MODIFIED" : "ADDED", object);
  }

  synchronized void delete(String path) {
    version++;
    objects.remove(path);
    record("DELETED", object(path, version, ""));
  }

  synchronized void bookmark() {
    version++;
    record("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"%d\"}}".formatted(version));
  }

  /// Deletes without telling those who watch, as in a gap.
  synchronized void deleteUnseen(String path) {
    objects.remove(path);
  }

  void nextList(Reply reply) {
    lists.add(reply);
  }

  void nextWatch(Reply reply) {
    watches.add(reply);
  }

  /// The paths and queries that were asked for.
  List<String> requests() {
    return requests;
  }

  List<String> requests(String part) {
    return requests.stream().filter(request -> request.contains(part)).toList();
  }

  static Reply status(int code, String... headerAndValue) {
    return exchange -> {
      for (var index = 0; index < headerAndValue.length; index += 2) {
        exchange.getResponseHeaders().set(headerAndValue[index], headerAndValue[index + 1]);
      }
      var body = "{\"kind\":\"Status\",\"code\":%d,\"message\":\"on demand\"}".formatted(code);
      exchange.sendResponseHeaders(code, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    };
  }

  /// An open watch that says this and then ends.
  static Reply saying(String text) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    };
  }

  /// An open watch that says nothing until the server is closed.
  Reply silence() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().flush();
      awaitClose();
    };
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    http.stop(0);
    threads.shutdownNow();
  }

  private void record(String type, String object) {
    history.add(new Event(version, "{\"type\":\"%s\",\"object\":%s}\n".formatted(type, object)));
    notifyAll();
  }

  private static String object(String path, int version, String text) {
    var slash = path.indexOf('/');
    var data = text.equals(ODD) ? "[1]" : "{\"text\":\"%s\"}".formatted(text);
    return """
    {"metadata":{"namespace":"%s","name":"%s","resourceVersion":"%d"},"data":%s,%s}\
    """
        .formatted(path.substring(0, slash), path.substring(slash + 1), version, data, GRANT);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      if (path.endsWith("/" + plural)) {
        objects(exchange, path.substring(0, path.length() - plural.length() - 1));
      } else {
        discover(exchange, path);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void objects(HttpExchange exchange, String root)
      throws IOException, InterruptedException {
    var query = query(exchange);
    var watch = query.containsKey("watch");
    var scripted = (watch ? watches : lists).poll();
    if (scripted != null) {
      scripted.to(exchange);
    } else if (!serves(root)) {
      status(404).to(exchange);
    } else if (watch) {
      watch(exchange, Integer.parseInt(query.get("resourceVersion")));
    } else {
      list(exchange, query);
    }
  }

  private synchronized boolean serves(String root) {
    return kinds.containsKey(root);
  }

  private void discover(HttpExchange exchange, String root) throws IOException {
    if (!serves(root)) {
      status(404).to(exchange);
      return;
    }
    reply(
        exchange,
        "{\"resources\":[{\"name\":\"%s/status\",\"kind\":\"%s\"},{\"name\":\"%s\",\"kind\":\"%s\",\"namespaced\":true}]}"
            .formatted(plural, kinds.get(root), plural, kinds.get(root)));
  }

  private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
    String body;
    synchronized (this) {
      var start = query.getOrDefault("continue", "");
      var limit = Integer.parseInt(query.getOrDefault("limit", "1000000"));
      var rest = objects.entrySet().stream().filter(entry -> entry.getKey().compareTo(start) > 0);
      var page = rest.limit(limit).toList();
      var more = !page.isEmpty() && !page.getLast().getKey().equals(lastKey());
      body =
          "{\"kind\":\"List\",\"items\":[%s],\"metadata\":{\"resourceVersion\":\"%d\",\"continue\":\"%s\"}}"
              .formatted(
                  String.join(",", page.stream().map(Map.Entry::getValue).toList()),
                  version,
                  more ? page.getLast().getKey() : "");
    }
    reply(exchange, body);
  }

  private String lastKey() {
    return ((TreeMap<String, String>) objects).lastKey();
  }

  private void watch(HttpExchange exchange, int from) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    var position = from;
    for (var next = after(position); !next.isEmpty(); next = after(position)) {
      for (var event : next) {
        write(exchange.getResponseBody(), event);
        position = event.version();
      }
    }
  }

  private static void write(OutputStream out, Event event) throws IOException {
    out.write(event.line().getBytes(UTF_8));
    out.flush();
  }

  /// Waits for events; none when the server is closed.
  private synchronized List<Event> after(int position) throws InterruptedException {
    while (!closed) {
      var next = history.stream().filter(event -> event.version() > position).toList();
      if (!next.isEmpty()) {
        return next;
      }
      wait();
    }
    return List.of();
  }

  private synchronized void awaitClose() {
    try {
      while (!closed) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, String body) throws IOException {
    exchange.sendResponseHeaders(200, body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = new HashMap<String, String>();
    var url = HttpUrl.get("http://host" + exchange.getRequestURI());
    url.queryParameterNames()
        .forEach(name -> query.put(name, String.valueOf(url.queryParameter(name))));
    return query;
  }
}
