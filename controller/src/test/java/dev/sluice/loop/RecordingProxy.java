package dev.sluice.loop;

import com.google.rpc.Status;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Speaks the incremental protocol as Envoy does: follows the names in what it gets, acknowledges
/// everything, and writes down what came.
///
/// gRPC calls it on one thread; the record may be read from any.
final class RecordingProxy implements StreamObserver<DeltaDiscoveryResponse> {

  private final StreamObserver<DeltaDiscoveryRequest> requests;
  private final List<String> record = new ArrayList<>();
  private final Set<String> refusals = ConcurrentHashMap.newKeySet();
  private final Set<String> subscribed = ConcurrentHashMap.newKeySet();

  RecordingProxy(ManagedChannel channel, String fleet) {
    requests = AggregatedDiscoveryServiceGrpc.newStub(channel).deltaAggregatedResources(this);
    Stream.of(ResourceType.CLUSTER, ResourceType.LISTENER)
        .forEach(
            type ->
                requests.onNext(
                    request(type)
                        .setNode(Node.newBuilder().setId("recorder").setCluster(fleet))
                        .build()));
  }

  /// Refuses a resource from now on, in the words that Envoy uses.
  void refuse(String name) {
    refusals.add(name);
  }

  /// What came since the last call, in order: `+CLUSTER name` for a resource, `-CLUSTER name` for a
  /// removal.
  synchronized List<String> taken() {
    var taken = List.copyOf(record);
    record.clear();
    return taken;
  }

  synchronized List<String> soFar() {
    return List.copyOf(record);
  }

  @Override
  public void onNext(DeltaDiscoveryResponse response) {
    var type = ResourceType.ofUrl(response.getTypeUrl()).orElseThrow();
    var refused =
        response.getResourcesList().stream()
            .map(Resource::getName)
            .filter(refusals::contains)
            .findFirst();
    if (refused.isPresent()) {
      requests.onNext(refusal(type, response, refused.get()));
      return;
    }
    write(type, response);
    response.getResourcesList().forEach(resource -> follow(type, resource));
    requests.onNext(request(type).setResponseNonce(response.getNonce()).build());
  }

  @Override
  public void onError(Throwable problem) {}

  @Override
  public void onCompleted() {}

  void close() {
    requests.onCompleted();
  }

  private synchronized void write(ResourceType type, DeltaDiscoveryResponse response) {
    response
        .getResourcesList()
        .forEach(resource -> record.add("+%s %s".formatted(type, resource.getName())));
    response.getRemovedResourcesList().forEach(name -> record.add("-%s %s".formatted(type, name)));
  }

  private void follow(ResourceType type, Resource resource) {
    switch (type) {
      case CLUSTER -> {
        subscribe(ResourceType.ENDPOINTS, resource.getName());
        follow(Unpacked.of(resource.getResource(), Cluster.class));
      }
      case LISTENER -> listener(resource).getFilterChainsList().forEach(this::follow);
      case ENDPOINTS, ROUTES, EXTENSION, SECRET -> {}
    }
  }

  private void follow(Cluster cluster) {
    if (cluster.hasTransportSocket()) {
      var socket = cluster.getTransportSocket().getTypedConfig();
      var tls = Unpacked.of(socket, UpstreamTlsContext.class).getCommonTlsContext();
      var anchors = tls.getCombinedValidationContext().getValidationContextSdsSecretConfig();
      Stream.concat(tls.getTlsCertificateSdsSecretConfigsList().stream(), Stream.of(anchors))
          .map(SdsSecretConfig::getName)
          .forEach(name -> subscribe(ResourceType.SECRET, name));
    }
  }

  private void follow(FilterChain chain) {
    chain.getFiltersList().stream()
        .filter(Filter::hasConfigDiscovery)
        .forEach(relay -> subscribe(ResourceType.EXTENSION, relay.getName()));
    chain.getFiltersList().stream()
        .filter(Filter::hasTypedConfig)
        .map(RecordingProxy::connections)
        .forEach(http -> subscribe(ResourceType.ROUTES, http.getRds().getRouteConfigName()));
    if (chain.hasTransportSocket()) {
      tls(chain).getCommonTlsContext().getTlsCertificateSdsSecretConfigsList().stream()
          .map(SdsSecretConfig::getName)
          .forEach(name -> subscribe(ResourceType.SECRET, name));
    }
  }

  private static DeltaDiscoveryRequest refusal(
      ResourceType type, DeltaDiscoveryResponse response, String name) {
    var text = "Error adding/updating %s: refused".formatted(name);
    return request(type)
        .setResponseNonce(response.getNonce())
        .setErrorDetail(Status.newBuilder().setCode(3).setMessage(text))
        .build();
  }

  private void subscribe(ResourceType type, String name) {
    if (subscribed.add(type + name)) {
      requests.onNext(request(type).addResourceNamesSubscribe(name).build());
    }
  }

  private static DeltaDiscoveryRequest.Builder request(ResourceType type) {
    return DeltaDiscoveryRequest.newBuilder().setTypeUrl(type.url());
  }

  private static Listener listener(Resource resource) {
    return Unpacked.of(resource.getResource(), Listener.class);
  }

  private static HttpConnectionManager connections(Filter filter) {
    return Unpacked.of(filter.getTypedConfig(), HttpConnectionManager.class);
  }

  private static DownstreamTlsContext tls(FilterChain chain) {
    return Unpacked.of(chain.getTransportSocket().getTypedConfig(), DownstreamTlsContext.class);
  }
}
