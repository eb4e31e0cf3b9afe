package dev.sluice.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;

/// Keeps objects as the API server does, with optimistic locking: takes new ones, replacements and
/// merge patches of statuses, and refuses what it is told to refuse.
final class FakeObjectServer implements AutoCloseable {

  static final Resource ROUTES =
      new Resource("gateway.networking.k8s.io", "v1", "httproutes", true);
  static final Resource GATEWAYS =
      new Resource("gateway.networking.k8s.io", "v1", "gateways", true);

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Obj> objects = new HashMap<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final List<String> patches = new CopyOnWriteArrayList<>();
  private volatile int refusal;
  private int version;

  FakeObjectServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  ApiServer client() {
    var address = "http://127.0.0.1:" + http.getAddress().getPort();
    return ApiServer.at(new OkHttpClient(), address, Map::of);
  }

  /// Somebody gives the object this status.
  synchronized Sighting put(ObjectKey key, Obj status) {
    var resource = key.kind() == Kind.GATEWAY ? GATEWAYS : ROUTES;
    return Sighting.of(
        key, resource, store(resource.one(key).path(), Obj.EMPTY.with("status", status)));
  }

  synchronized Obj status(ObjectKey key) {
    var resource = key.kind() == Kind.GATEWAY ? GATEWAYS : ROUTES;
    return objects.getOrDefault(resource.one(key).path(), Obj.EMPTY).object("status");
  }

  synchronized void remove(ObjectKey key) {
    objects.remove(ROUTES.one(key).path());
  }

  /// Somebody stores an object.
  synchronized void put(String path, Obj object) {
    store(path, object);
  }

  /// The object at a path.
  synchronized Obj object(String path) {
    return objects.getOrDefault(path, Obj.EMPTY);
  }

  /// From now on every write is answered with this status code, or none any more.
  void refuseAll(int code) {
    refusal = code;
  }

  /// Answers no request before this is done.
  synchronized void silently(Runnable meanwhile) {
    meanwhile.run();
  }

  /// The next patch is answered with this status code.
  void refuse(int code) {
    refusals.add(code);
  }

  /// The bodies of all patches, refused ones included.
  List<String> patches() {
    return patches;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private Obj store(String path, Obj object) {
    version++;
    var metadata = object.object("metadata").with("resourceVersion", Integer.toString(version));
    objects.put(path, object.with("metadata", metadata));
    return object(path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "PATCH" -> patch(exchange, path.substring(0, path.length() - "/status".length()));
        case "PUT" -> replace(exchange, path);
        case "POST" -> create(exchange, path);
        default -> answer(exchange, path);
      }
    }
  }

  private synchronized void create(HttpExchange exchange, String parent) throws IOException {
    var object = (Obj) Json.parse(exchange.getRequestBody().readAllBytes());
    var path = parent + "/" + object.object("metadata").text("name");
    if (refusal > 0 || objects.containsKey(path)) {
      reply(exchange, refusal > 0 ? refusal : 409, Obj.EMPTY);
      return;
    }
    reply(exchange, 201, store(path, object));
  }

  private synchronized void replace(HttpExchange exchange, String path) throws IOException {
    var object = (Obj) Json.parse(exchange.getRequestBody().readAllBytes());
    if (refusal > 0 || !sameVersion(object, object(path))) {
      reply(exchange, refusal > 0 ? refusal : 409, Obj.EMPTY);
      return;
    }
    reply(exchange, 200, store(path, object));
  }

  private static boolean sameVersion(Obj one, Obj other) {
    return Sighting.version(one).equals(Sighting.version(other));
  }

  private synchronized void patch(HttpExchange exchange, String path) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    patches.add(body);
    var code = refusals.poll();
    if (code != null) {
      reply(exchange, code, Obj.EMPTY.with("message", "on demand"));
      return;
    }
    var patch = (Obj) Json.parse(body);
    var object = objects.get(path);
    if (object == null || !sameVersion(object, patch)) {
      reply(exchange, object == null ? 404 : 409, Obj.EMPTY);
      return;
    }
    var status = merged(object.object("status"), patch.object("status"));
    reply(exchange, 200, store(path, object.with("status", status)));
  }

  private static Obj merged(Obj status, Obj fields) {
    var merged = status;
    for (var field : fields.fields().entrySet()) {
      merged = merged.with(field.getKey(), field.getValue());
    }
    return merged;
  }

  private synchronized void answer(HttpExchange exchange, String path) throws IOException {
    var object = objects.get(path);
    reply(exchange, object == null ? 404 : 200, object == null ? Obj.EMPTY : object);
  }

  private static void reply(HttpExchange exchange, int code, Obj body) throws IOException {
    var bytes = body.bytes();
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
