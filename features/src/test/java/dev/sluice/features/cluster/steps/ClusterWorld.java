package dev.sluice.features.cluster.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.features.client.Scene;
import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import dev.sluice.features.tls.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// One scenario's namespace in the shared cluster. Steps share it.
public final class ClusterWorld implements Scene {

  /// How long anything on the cluster may take.
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /// How often the API server is asked by those who wait.
  public static final Duration POLL = Duration.ofMillis(50);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Cluster cluster = SharedCluster.get();
  private final String namespace =
      "scenario-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
  private final Trust trust = new Trust();
  private final List<JsonNode> elsewhere = new ArrayList<>();
  private volatile Optional<Entrance> entrance = Optional.empty();

  /// A world with an empty namespace.
  public ClusterWorld() {
    cluster.apply(
        "", "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(namespace));
  }

  /// The cluster that all scenarios share.
  public Cluster cluster() {
    return cluster;
  }

  /// The scenario's own namespace.
  public String namespace() {
    return namespace;
  }

  @Override
  public String meant(String text) {
    return text.replace("$NAMESPACE", namespace);
  }

  /// The object that a sentence means.
  ObjectName named(String text) {
    return ObjectName.of(meant(text), namespace);
  }

  /// Applies a manifest. What is not in the scenario's namespace goes with it all the same.
  public void apply(String yaml) {
    apply(namespace, meant(yaml));
  }

  /// Applies a manifest of another namespace.
  void apply(String other, String yaml) {
    for (var applied : cluster.apply(other, yaml)) {
      if (!applied.path("metadata").path("namespace").asText().equals(namespace)) {
        elsewhere.add(applied);
      }
    }
  }

  /// The object that a sentence means, if there is one.
  public Optional<JsonNode> find(String kind, String name) {
    var object = named(name);
    return cluster.find(kind, object.namespace(), object.name());
  }

  /// Waits until something holds.
  public void awaitThat(String wanted, Callable<Boolean> test) {
    Awaitility.await(wanted).atMost(PATIENCE).pollInterval(POLL).until(test);
  }

  /// Waits until an object is as wanted, and returns it.
  ///
  /// @param wanted what is waited for, in words
  public JsonNode await(String kind, String name, String wanted, Predicate<JsonNode> test) {
    var sought = "%s %s %s".formatted(kind, name, wanted);
    try {
      return Awaitility.await(sought)
          .atMost(PATIENCE)
          .pollInterval(POLL)
          .until(() -> find(kind, name).filter(test), Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          "waited in vain for %s; %s".formatted(sought, shown(find(kind, name))), late);
    }
  }

  private static String shown(Optional<JsonNode> object) {
    return object
        .map(found -> "its status: " + found.path("status").toPrettyString())
        .orElse("there is no such object");
  }

  /// Waits for a condition of an object to have a status.
  public JsonNode awaitCondition(String kind, String name, String type, String status) {
    var wanted = "to have %s %s".formatted(type, status);
    return await(kind, name, wanted, object -> Conditions.has(object.path("status"), type, status));
  }

  /// Waits until a Service leads somewhere.
  void awaitBackend(String service) {
    awaitCondition("Deployment", service, "Available", "True");
    var name = named(service);
    var slices = "kubernetes.io/service-name=" + name.name();
    awaitThat(
        "endpoints of " + service,
        () ->
            cluster
                .list("EndpointSlice", name.namespace(), slices)
                .anyMatch(slice -> slice.at("/endpoints/0/conditions/ready").asBoolean()));
  }

  /// Sends a request to an address inside the cluster.
  ///
  /// @throws IOException if nobody answers there
  Response send(InetSocketAddress address, Request request) throws IOException {
    try (var connection = HttpConnection.plain(cluster.connect(address))) {
      return connection.exchange(request);
    }
  }

  /// Says where requests go from now on.
  ///
  /// @param address of a Gateway
  public void enterAt(String address) {
    entrance = Optional.of(_ -> address);
  }

  /// From now on requests go where the names of their hosts lead inside the cluster.
  public void enterByName() {
    entrance = Optional.of(new ClusterNames(cluster));
  }

  /// Where requests go.
  ///
  /// @param host that they ask for
  /// @throws IOException if it leads nowhere
  public String address(String host) throws IOException {
    return entrance
        .orElseThrow(() -> new IllegalStateException("no Gateway was chosen for requests"))
        .address(host);
  }

  @Override
  public HttpConnection connect(Request request) throws IOException {
    var address = new InetSocketAddress(address(request.host()), request.port());
    var socket = cluster.connect(address);
    return request.encrypted()
        ? HttpConnection.encrypted(socket, request.host(), trust.context())
        : HttpConnection.plain(socket);
  }

  @Override
  public Trust trust() {
    return trust;
  }

  @Override
  public void save(String name, String yaml) {
    apply(yaml);
  }

  @Override
  public JsonNode status(String kind, String name) {
    return find(kind, name).map(found -> found.path("status")).orElseGet(MissingNode::getInstance);
  }

  /// Services hide at which port a pod is bound.
  @Override
  public int publicPort(int listenerPort) {
    return listenerPort;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  /// The cluster is asked for the rest once, when the scenario has failed.
  @Override
  public String evidence() {
    return "\nnamespace: " + namespace;
  }

  /// All that is known about a failed scenario.
  String report() {
    return new ClusterEvidence(cluster, namespace).toString();
  }

  /// Asks for the namespace and all in it to go, and for what the scenario made elsewhere.
  void end() {
    for (var object : elsewhere.reversed()) {
      var metadata = object.path("metadata");
      var kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
      var name = metadata.path("name").asText();
      if (cluster.find(kind, metadata.path("namespace").asText(), name).isPresent()) {
        cluster.delete(kind, metadata.path("namespace").asText(), name);
      }
    }
    cluster.delete("v1 Namespace", "", namespace);
  }
}
