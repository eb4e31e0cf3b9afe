package dev.sluice.features.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.net.SocketFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A cluster as its user sees it: objects in, objects out, and connections to what runs there. Any
/// thread may use it.
///
/// Kinds are named as in manifests (`Gateway`); where several groups or versions serve a kind, with
/// them (`gateway.networking.k8s.io/v1beta1 ReferenceGrant`). The namespace does not matter for
/// kinds that are not in one. What the API server refuses is thrown as [Refused].
public final class Cluster implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";
  private static final int CONFLICT = 409;
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STEPS = "application/json-patch+json";
  private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();

  private final Path kubeconfig;
  private final Reach reach;
  private final Runnable end;
  private final ApiServer server;
  private final Kinds kinds;

  Cluster(Path kubeconfig, Reach reach, Runnable end) {
    this.kubeconfig = kubeconfig;
    this.reach = reach;
    this.end = end;
    this.server = ApiServer.of(kubeconfig, reach);
    this.kinds = new Kinds(server);
  }

  /// A cluster that runs already and goes on when this is closed.
  public static Cluster at(Path kubeconfig, Reach reach) {
    return new Cluster(kubeconfig, reach, () -> {});
  }

  /// The administrator's kubeconfig.
  public Path kubeconfig() {
    return kubeconfig;
  }

  /// From where its addresses can be reached.
  public Reach reach() {
    return reach;
  }

  /// Applies all documents of a manifest, as `kubectl apply --server-side` does.
  ///
  /// @param namespace for objects that name none
  /// @return the objects as they are now
  public List<JsonNode> apply(String namespace, String yaml) {
    var options = "?fieldManager=scenarios&force=true&fieldValidation=Strict";
    return Documents.of(yaml).stream()
        .map(
            object ->
                server.send("PATCH", path(object, namespace) + options, APPLY, object.toString()))
        .toList();
  }

  /// Creates the objects of a manifest that are not there yet, and leaves the others as they are,
  /// those included that somebody else creates at the same time. For CRDs: applying them to others
  /// costs the API server a second each.
  ///
  /// @param namespace for objects that name none
  public void create(String namespace, String yaml) {
    for (var object : Documents.of(yaml)) {
      var path = path(object, namespace);
      if (find(path).isEmpty()) {
        create(path.substring(0, path.lastIndexOf('/')), object);
      }
    }
  }

  private void create(String path, ObjectNode object) {
    try {
      server.send("POST", path, JSON_TYPE, object.toString());
    } catch (Refused refused) {
      if (refused.status() != CONFLICT) {
        throw refused;
      }
    }
  }

  private String path(ObjectNode object, String namespace) {
    var metadata = object.path("metadata");
    var kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    return path(kind, metadata.path("namespace").asText(namespace), metadata.path("name").asText());
  }

  /// Whether there can be objects of a kind.
  public boolean serves(String kind) {
    return kinds.known(kind);
  }

  /// An object, if there is one.
  public Optional<JsonNode> find(String kind, String namespace, String name) {
    return find(path(kind, namespace, name));
  }

  private Optional<JsonNode> find(String path) {
    try {
      return Optional.of(server.get(path));
    } catch (Refused refused) {
      if (refused.status() == 404) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /// All objects of a kind in a namespace that carry the labels.
  ///
  /// @param namespace empty for all
  /// @param labels a selector such as `app=shop`; empty for all objects
  public Stream<JsonNode> list(String kind, String namespace, String labels) {
    var selector = "?labelSelector=" + URLEncoder.encode(labels, StandardCharsets.UTF_8);
    var items = server.get(kinds.path(kind, namespace) + selector).path("items");
    return StreamSupport.stream(items.spliterator(), false);
  }

  /// Changes the fields that a JSON merge patch names.
  public void patch(String kind, String namespace, String name, String patch) {
    server.send("PATCH", path(kind, namespace, name), MERGE, patch);
  }

  /// Changes an object step by step.
  ///
  /// @param operations a JSON patch (RFC 6902), as YAML
  public void edit(String kind, String namespace, String name, String operations) {
    Object steps = new Yaml(new SafeConstructor(new LoaderOptions())).load(operations);
    var body = JSON.valueToTree(steps).toString();
    server.send("PATCH", path(kind, namespace, name), STEPS, body);
  }

  /// Asks for an object to go. What depends on it goes with it; neither is waited for.
  public void delete(String kind, String namespace, String name) {
    delete(kind, namespace, name, "{\"propagationPolicy\":\"Background\"}");
  }

  /// Ends a pod at once: its processes are killed, and nobody is told before.
  public void kill(String namespace, String pod) {
    delete("v1 Pod", namespace, pod, "{\"gracePeriodSeconds\":0}");
  }

  private void delete(String kind, String namespace, String name, String options) {
    server.send("DELETE", path(kind, namespace, name), JSON_TYPE, options);
  }

  /// What a container has written since it was started last.
  public String log(String namespace, String pod, String container) {
    return server.text(path("v1 Pod", namespace, pod) + "/log?container=" + container);
  }

  /// Creates an object with one request.
  ///
  /// @param json the object, its name and kind included
  public void post(String kind, String namespace, String json) {
    server.send("POST", kinds.path(kind, namespace), "application/json", json);
  }

  /// Follows all objects of a kind, those that are there already included, until it is closed.
  ///
  /// @param namespace empty for all of them
  /// @param events takes each event, with its `type` and `object`, on a thread of the watch
  public Closeable watch(String kind, String namespace, Consumer<JsonNode> events) {
    return new Follower(server, kinds.path(kind, namespace), events).start();
  }

  /// Connects to an address as seen from inside the cluster: of a pod, a Service, a load balancer
  /// or the node.
  ///
  /// @throws IOException if nobody answers there
  public Socket connect(InetSocketAddress address) throws IOException {
    var socket = reach.socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    socket.connect(address, PATIENCE);
    return socket;
  }

  /// Makes sockets from which the cluster's addresses can be reached.
  public SocketFactory sockets() {
    return new ReachingSockets(reach);
  }

  /// A socket whose datagrams reach the cluster's addresses.
  ///
  /// @throws IOException if the system has none to give
  public DatagramSocket datagrams() throws IOException {
    var socket = reach.datagrams();
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private String path(String kind, String namespace, String name) {
    return kinds.path(kind, namespace) + "/" + name;
  }

  /// Ends the cluster if it was started for this process.
  @Override
  public void close() {
    end.run();
  }
}
