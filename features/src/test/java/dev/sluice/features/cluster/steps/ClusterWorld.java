package dev.sluice.features.cluster.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// One scenario's namespace in the shared cluster. Steps share it.
public final class ClusterWorld {

  /// How long anything on the cluster may take.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Cluster cluster = SharedCluster.get();
  private final String namespace =
      "scenario-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());

  /// A world with an empty namespace.
  public ClusterWorld() {
    cluster.apply(
        "", "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(namespace));
  }

  Cluster cluster() {
    return cluster;
  }

  /// The scenario's own namespace.
  String namespace() {
    return namespace;
  }

  /// Waits until an object of the namespace is as wanted, and returns it.
  ///
  /// @param wanted what is waited for, in words
  JsonNode await(String kind, String name, String wanted, Predicate<JsonNode> test) {
    return Awaitility.await("%s %s %s".formatted(kind, name, wanted))
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(() -> cluster.find(kind, namespace, name), found -> found.filter(test).isPresent())
        .orElseThrow();
  }

  /// Waits for a condition of an object to have a status.
  JsonNode awaitCondition(String kind, String name, String type, String status) {
    var wanted = "to have %s %s".formatted(type, status);
    return await(
        kind, name, wanted, object -> conditionStatus(object, type).equals(Optional.of(status)));
  }

  private static Optional<String> conditionStatus(JsonNode object, String type) {
    for (var condition : object.path("status").path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return Optional.of(condition.path("status").asText());
      }
    }
    return Optional.empty();
  }

  /// Sends a request to an address inside the cluster.
  ///
  /// @throws IOException if nobody answers there
  Response send(InetSocketAddress address, Request request) throws IOException {
    try (var connection = HttpConnection.plain(cluster.connect(address))) {
      return connection.exchange(request);
    }
  }

  /// Asks for the namespace and all in it to go.
  void end() {
    cluster.delete("v1 Namespace", "", namespace);
  }
}
