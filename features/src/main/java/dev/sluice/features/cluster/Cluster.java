package dev.sluice.features.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MERGE = "application/merge-patch+json";
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
  public void apply(String namespace, String yaml) {
    var options = new LoaderOptions();
    options.setCodePointLimit(64 << 20);
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
      if (JSON.valueToTree(document) instanceof ObjectNode object) {
        apply(namespace, object);
      }
    }
  }

  private void apply(String namespace, ObjectNode object) {
    var kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    var own = object.path("metadata").path("namespace").asText(namespace);
    var name = object.path("metadata").path("name").asText();
    var options = "?fieldManager=scenarios&force=true&fieldValidation=Strict";
    server.send("PATCH", path(kind, own, name) + options, APPLY, object.toString());
  }

  /// An object, if there is one.
  public Optional<JsonNode> find(String kind, String namespace, String name) {
    try {
      return Optional.of(server.get(path(kind, namespace, name)));
    } catch (Refused refused) {
      if (refused.status() == 404) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /// All objects of a kind in a namespace that carry the labels.
  ///
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

  /// Asks for an object to go. What depends on it goes with it; neither is waited for.
  public void delete(String kind, String namespace, String name) {
    var options = "{\"propagationPolicy\":\"Background\"}";
    server.send("DELETE", path(kind, namespace, name), "application/json", options);
  }

  /// What a container has written since it was started last.
  public String log(String namespace, String pod, String container) {
    return server.text(path("v1 Pod", namespace, pod) + "/log?container=" + container);
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
