package dev.sluice.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.infra.InfraKind;
import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.object.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// As much of an API server as a start of the controller asks for: what is served, lists, watches,
/// and writes that are believed. Serves from its construction on.
final class SampleApiServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SampleStore store;

  SampleApiServer(SampleStore store) throws IOException {
    this.store = store;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = StoredPath.of(exchange.getRequestURI().getPath());
      var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
      if (query.contains("watch=")) {
        watch(exchange, path.collection());
      } else {
        answer(exchange, path);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, StoredPath path) throws IOException {
    var sent = exchange.getRequestBody().readAllBytes();
    var body = sent.length > 0 && Json.parse(sent) instanceof Obj object ? object : Obj.EMPTY;
    switch (exchange.getRequestMethod()) {
      case "POST" -> create(exchange, path, body);
      case "PUT" -> reply(exchange, OK, store.put(path, body));
      case "PATCH" -> reply(exchange, OK, patched(path, body));
      case "DELETE" -> reply(exchange, store.delete(path));
      default -> reply(exchange, read(path));
    }
  }

  private void create(HttpExchange exchange, StoredPath parent, Obj object) throws IOException {
    var metadata = object.object("metadata");
    var path = parent.named(metadata.text("namespace"), metadata.text("name"));
    if (store.get(path).isPresent()) {
      reply(exchange, CONFLICT, Obj.EMPTY);
    } else {
      reply(exchange, OK, store.put(path, object));
    }
  }

  private Obj patched(StoredPath path, Obj patch) {
    return store.merge(path, patch).orElseGet(() -> store.put(path, patch));
  }

  private Optional<Obj> read(StoredPath path) {
    if (path.isRoot()) {
      return Optional.of(Obj.EMPTY.with("resources", served(path.root())));
    }
    return path.isCollection() ? Optional.of(store.list(path.collection())) : store.get(path);
  }

  private static List<Obj> served(String root) {
    var served = new ArrayList<Obj>();
    Arrays.stream(Kind.values())
        .filter(kind -> isBelow(root, kind.group()))
        .forEach(kind -> served.add(resource(kind.label(), kind.namespaced())));
    var others =
        Stream.concat(
            Arrays.stream(InfraKind.values()).map(InfraKind::label), Stream.of("Lease", "Event"));
    others.forEach(label -> served.add(resource(label, true)));
    return served;
  }

  private static boolean isBelow(String root, String group) {
    return root.startsWith(group.isEmpty() ? "/api/" : "/apis/" + group + "/");
  }

  private static Obj resource(String label, boolean namespaced) {
    return Obj.EMPTY
        .with("name", StoredPath.plural(label))
        .with("kind", label)
        .with("namespaced", namespaced);
  }

  private void watch(HttpExchange exchange, String collection)
      throws IOException, InterruptedException {
    var events = store.watch(collection);
    exchange.sendResponseHeaders(OK, 0);
    var body = exchange.getResponseBody();
    body.flush();
    while (true) {
      body.write(events.take().bytes());
      body.write('\n');
      body.flush();
    }
  }

  private static void reply(HttpExchange exchange, Optional<Obj> object) throws IOException {
    reply(exchange, object.isPresent() ? OK : NOT_FOUND, object.orElse(Obj.EMPTY));
  }

  private static void reply(HttpExchange exchange, int code, Obj object) throws IOException {
    var bytes = object.bytes();
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
