package dev.sluice.app;

import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Takes one snapshot over the incremental protocol, as Envoy does, and acknowledges it. Used by
/// the training run of the AOT cache.
///
/// gRPC calls it on its own threads, one at a time.
final class SampleClient implements StreamObserver<DeltaDiscoveryResponse>, AutoCloseable {

  private final ManagedChannel channel;
  private final StreamObserver<DeltaDiscoveryRequest> requests;
  private final CountDownLatch routed = new CountDownLatch(1);

  SampleClient(int port, XdsToken token) {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    var metadata = new Metadata();
    metadata.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + token.value());
    requests =
        AggregatedDiscoveryServiceGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
            .deltaAggregatedResources(this);
    subscribe(ResourceType.CLUSTER, List.of());
    subscribe(ResourceType.LISTENER, List.of());
  }

  /// Returns when a routing table came.
  void await() throws InterruptedException {
    routed.await();
  }

  @Override
  public void onNext(DeltaDiscoveryResponse response) {
    requests.onNext(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(response.getTypeUrl())
            .setResponseNonce(response.getNonce())
            .build());
    var names = response.getResourcesList().stream().map(Resource::getName).toList();
    switch (ResourceType.ofUrl(response.getTypeUrl()).orElseThrow()) {
      case CLUSTER -> subscribe(ResourceType.ENDPOINTS, names);
      case LISTENER -> subscribe(ResourceType.ROUTES, names);
      case ROUTES -> routed.countDown();
      case ENDPOINTS, EXTENSION, SECRET -> {}
    }
  }

  @Override
  public void onError(Throwable broken) {
    routed.countDown();
  }

  @Override
  public void onCompleted() {
    routed.countDown();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private void subscribe(ResourceType type, List<String> names) {
    requests.onNext(
        DeltaDiscoveryRequest.newBuilder()
            .setNode(Node.newBuilder().setId("sample").setCluster(Wiring.FLEET))
            .setTypeUrl(type.url())
            .addAllResourceNamesSubscribe(names)
            .build());
  }
}
