package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Clusters that a proxy was sent and that it cannot use yet.
///
/// Owned by its stream; not thread-safe. A cluster is usable when it is acknowledged and, if it has
/// endpoints in the target, when endpoints sent after it are acknowledged: Envoy acknowledges a
/// cluster before it is warm, and every change of a cluster warms it again.
final class Warming {
  private final Map<String, Long> sent = new TreeMap<>();
  private final Set<String> acknowledged = new HashSet<>();

  boolean isEmpty() {
    return sent.isEmpty();
  }

  boolean contains(String cluster) {
    return sent.containsKey(cluster);
  }

  Set<String> names() {
    return Set.copyOf(sent.keySet());
  }

  void sent(Response clusters) {
    for (var cluster : clusters.resources()) {
      sent.put(cluster.name(), clusters.number());
      acknowledged.remove(cluster.name());
    }
  }

  /// Waits for endpoints that are sent after this response, for a cluster that the proxy has
  /// already.
  void awaitsEndpoints(String cluster, long number) {
    if (sent.putIfAbsent(cluster, number) == null) {
      acknowledged.add(cluster);
    }
  }

  /// A returning proxy has endpoints of this cluster.
  void holdsEndpoints(String cluster) {
    if (acknowledged.contains(cluster)) {
      usable(cluster);
    }
  }

  void acknowledged(Response response, Target target) {
    response.resources().stream()
        .map(Resource::name)
        .forEach(name -> acknowledged(response, name, target));
  }

  private void acknowledged(Response response, String name, Target target) {
    var number = sent.get(name);
    if (number == null) {
      return;
    }
    if (response.type() == ResourceType.CLUSTER && number == response.number()) {
      acknowledged.add(name);
    }
    if (response.type() == ResourceType.ENDPOINTS && number < response.number()) {
      usable(name);
    }
    settle(name, target);
  }

  /// Clusters and endpoints that left the target are not waited for.
  void settle(Target target) {
    Set.copyOf(acknowledged).forEach(name -> settle(name, target));
  }

  private void settle(String name, Target target) {
    if (acknowledged.contains(name) && !isFed(name, target)) {
      usable(name);
    }
  }

  private static boolean isFed(String name, Target target) {
    return target.contains(ResourceType.CLUSTER, name)
        && target.contains(ResourceType.ENDPOINTS, name);
  }

  /// A rejected cluster does not warm, and a cluster does not wait for rejected endpoints.
  void rejected(Response response) {
    response.resources().forEach(resource -> usable(resource.name()));
  }

  private void usable(String name) {
    sent.remove(name);
    acknowledged.remove(name);
  }

  /// Stops waiting.
  void giveUp() {
    sent.clear();
    acknowledged.clear();
  }
}
