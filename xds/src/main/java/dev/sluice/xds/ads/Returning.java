package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.util.List;
import java.util.stream.Stream;

/// What a proxy tells about itself when it comes back with resources of an earlier stream.
///
/// Owned by its stream; not thread-safe. Envoy asks again for its types in any order, often for
/// clusters last, and may have lost the connection between a cluster and its endpoints: such a
/// cluster is not usable yet.
final class Returning {
  private final Feeds feeds;
  private final Warming warming;
  private final Gate gate;
  private boolean isEnvoy;

  Returning(Feeds feeds, Warming warming, Gate gate) {
    this.feeds = feeds;
    this.warming = warming;
    this.gate = gate;
  }

  /// What it holds in the version of the target; it has accepted that on an earlier stream.
  static List<Resource> heldOf(ResourceType type, DeltaDiscoveryRequest request, Target target) {
    return request.getInitialResourceVersionsMap().entrySet().stream()
        .flatMap(
            held ->
                Stream.ofNullable(target.get(type, held.getKey()))
                    .filter(resource -> resource.version().equals(held.getValue())))
        .toList();
  }

  /// Learns from a request whose subscriptions are applied.
  ///
  /// @param number the last response that was sent on the stream
  void told(ResourceType type, DeltaDiscoveryRequest request, long number) {
    isEnvoy |= request.getNode().getUserAgentName().equals("envoy");
    switch (type) {
      case CLUSTER -> clusters(request, number);
      case ENDPOINTS -> endpoints(request, number);
      case LISTENER, ROUTES, EXTENSION -> users(request);
      case SECRET -> {}
    }
  }

  /// Its clusters are usable unless it asks for their endpoints and holds none, which it may tell
  /// later.
  private void clusters(DeltaDiscoveryRequest request, long number) {
    var endpoints = feeds.of(ResourceType.ENDPOINTS).subscriptions();
    request.getInitialResourceVersionsMap().keySet().stream()
        .filter(name -> !endpoints.cover(name))
        .forEach(name -> warming.awaitsEndpoints(name, number));
  }

  private void endpoints(DeltaDiscoveryRequest request, long number) {
    request.getResourceNamesSubscribeList().stream()
        .filter(name -> !request.containsInitialResourceVersions(name))
        .filter(this::mayHoldCluster)
        .forEach(name -> warming.awaitsEndpoints(name, number));
    request.getInitialResourceVersionsMap().keySet().forEach(warming::holdsEndpoints);
  }

  private boolean mayHoldCluster(String name) {
    var clusters = feeds.of(ResourceType.CLUSTER);
    var isAsked = clusters.subscriptions().isEmpty() || clusters.subscriptions().cover(name);
    return isAsked && !clusters.isPending(name);
  }

  private void users(DeltaDiscoveryRequest request) {
    if (isEnvoy || request.getInitialResourceVersionsCount() > 0) {
      gate.expectClusters();
    }
  }
}
