package dev.sluice.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.ClusterObjects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/// Keeps objects that are applied, merged and deleted as the API server does, and tells what
/// happens to them.
public final class ApplyServer implements AutoCloseable {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "httproutes", Kind.HTTP_ROUTE,
          "gateways", Kind.GATEWAY,
          "referencegrants", Kind.REFERENCE_GRANT);

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<ObjectKey, Obj> objects = new TreeMap<>();
  private final Consumer<Change> listener;
  private int version;
  private int refusal;

  /// @param listener told of all changes, in order
  public ApplyServer(Consumer<Change> listener) throws IOException {
    this.listener = listener;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /// Writes to this server.
  public ObjectWriter writer() {
    var address = "http://127.0.0.1:" + http.getAddress().getPort();
    return new ObjectWriter(ApiServer.at(new OkHttpClient(), address, Map::of));
  }

  /// Somebody stores an object.
  public synchronized void put(Kind kind, String json) throws IOException {
    var object = (Obj) Json.parse(json);
    var metadata = object.object("metadata");
    store(new ObjectKey(kind, metadata.text("namespace"), metadata.text("name")), object);
  }

  /// The object, if it is there.
  public synchronized Optional<Obj> find(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  /// The names of the objects of a kind, in order.
  public synchronized List<String> names(Kind kind) {
    return objects.keySet().stream()
        .filter(key -> key.kind() == kind)
        .map(ObjectKey::name)
        .toList();
  }

  /// From now on every write is answered with this status code, or none any more if it is 0.
  public synchronized void refuse(int code) {
    refusal = code;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      // apis GROUP VERSION namespaces NAMESPACE PLURAL NAME
      var parts = List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
      if (parts.size() == 3) {
        discover(exchange);
      } else {
        var kind = Objects.requireNonNull(KINDS.get(parts.get(5)));
        object(exchange, new ObjectKey(kind, parts.get(4), parts.get(6)));
      }
    }
  }

  private static void discover(HttpExchange exchange) throws IOException {
    var resources =
        KINDS.entrySet().stream()
            .map(
                entry ->
                    Obj.EMPTY
                        .with("name", entry.getKey())
                        .with("kind", entry.getValue().label())
                        .with("namespaced", true))
            .toList();
    reply(exchange, 200, Obj.EMPTY.with("resources", resources));
  }

  private synchronized void object(HttpExchange exchange, ObjectKey key) throws IOException {
    var stored = find(key);
    if (exchange.getRequestMethod().equals("GET")) {
      reply(exchange, stored.isPresent() ? 200 : 404, stored.orElse(Obj.EMPTY));
    } else if (refusal > 0) {
      reply(exchange, refusal, Obj.EMPTY.with("message", "on demand"));
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      delete(exchange, key);
    } else {
      var sent = (Obj) Json.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      var merge = exchange.getRequestHeaders().getFirst("Content-Type").contains("merge");
      patch(exchange, key, sent, merge);
    }
  }

  private void delete(HttpExchange exchange, ObjectKey key) throws IOException {
    var known = objects.remove(key) != null;
    reply(exchange, known ? 200 : 404, Obj.EMPTY);
    if (known) {
      listener.accept(new Change.Delete(key));
    }
  }

  private void patch(HttpExchange exchange, ObjectKey key, Obj sent, boolean merge)
      throws IOException {
    var version = find(key).map(Sighting::version);
    if (merge && !version.equals(Optional.of(Sighting.version(sent)))) {
      reply(exchange, 409, Obj.EMPTY);
      return;
    }
    reply(exchange, 200, store(key, merge ? merged(find(key).orElseThrow(), sent) : sent));
  }

  private static Obj merged(Obj stored, Obj patch) {
    var spec = stored.object("spec");
    for (var field : patch.object("spec").fields().entrySet()) {
      spec = spec.with(field.getKey(), field.getValue());
    }
    return stored.with("spec", spec);
  }

  private Obj store(ObjectKey key, Obj object) throws IOException {
    var before = find(key);
    var same = before.filter(known -> known.object("spec").equals(object.object("spec")));
    var generation = before.flatMap(known -> known.object("metadata").number("generation"));
    version++;
    var metadata =
        object
            .object("metadata")
            .with("uid", "uid-of-" + key.name())
            .with("resourceVersion", Integer.toString(version))
            .with("generation", generation.orElse(0L) + (same.isPresent() ? 0 : 1));
    var stored = object.with("metadata", metadata);
    objects.put(key, stored);
    var decoded = ClusterObjects.read(key.kind(), stored.bytes()).object();
    listener.accept(new Change.Put(decoded.orElseThrow()));
    return stored;
  }

  private static void reply(HttpExchange exchange, int code, Obj body) throws IOException {
    var bytes = body.bytes();
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
