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
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Takes merge patches of statuses as the API server does, with optimistic locking, and refuses
/// what it is told to refuse.
final class FakeStatusServer implements AutoCloseable {

  static final Resource ROUTES =
      new Resource("gateway.networking.k8s.io", "v1", "httproutes", true);
  static final Resource GATEWAYS =
      new Resource("gateway.networking.k8s.io", "v1", "gateways", true);

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Obj> objects = new HashMap<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final List<String> patches = new CopyOnWriteArrayList<>();
  private int version;

  FakeStatusServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  ApiServer client() {
    var base = HttpUrl.get("http://127.0.0.1:" + http.getAddress().getPort());
    return new ApiServer(new OkHttpClient(), base, Map::of);
  }

  /// Somebody gives the object this status.
  synchronized Sighting put(ObjectKey key, Obj status) {
    var resource = key.kind() == Kind.GATEWAY ? GATEWAYS : ROUTES;
    return Sighting.of(key, resource, store(resource.one(key).path(), status));
  }

  synchronized Obj status(ObjectKey key) {
    var resource = key.kind() == Kind.GATEWAY ? GATEWAYS : ROUTES;
    return objects.getOrDefault(resource.one(key).path(), Obj.EMPTY).object("status");
  }

  synchronized void remove(ObjectKey key) {
    objects.remove(ROUTES.one(key).path());
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

  private Obj store(String path, Obj status) {
    version++;
    var metadata = Obj.EMPTY.with("resourceVersion", Integer.toString(version));
    var object = Obj.EMPTY.with("metadata", metadata).with("status", status);
    objects.put(path, object);
    return object;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("PATCH")) {
        patch(exchange, path.substring(0, path.length() - "/status".length()));
      } else {
        answer(exchange, path);
      }
    }
  }

  private synchronized void patch(HttpExchange exchange, String path) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    patches.add(body);
    var refusal = refusals.poll();
    if (refusal != null) {
      reply(exchange, refusal, Obj.EMPTY.with("message", "on demand"));
      return;
    }
    var patch = (Obj) Json.parse(body);
    var object = objects.get(path);
    if (object != null && !object.object("metadata").equals(patch.object("metadata"))) {
      reply(exchange, 409, Obj.EMPTY);
    } else if (object != null) {
      store(path, merged(object.object("status"), patch.object("status")));
      answer(exchange, path);
    } else {
      reply(exchange, 404, Obj.EMPTY);
    }
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
