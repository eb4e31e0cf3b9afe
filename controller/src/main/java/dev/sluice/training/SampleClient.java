package dev.sluice.training;

import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes snapshots like Envoy, over the incremental protocol, and acknowledges them.
///
/// gRPC calls it on its own threads, one at a time; any thread may ask what it has taken.
final class SampleClient implements StreamObserver<DeltaDiscoveryResponse> {

  private final StreamObserver<DeltaDiscoveryRequest> requests;
  private final String fleet;
  private final AtomicInteger routeTables = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);

  /// Begins at once.
  ///
  /// @param fleet what it is a proxy of
  SampleClient(Channel channel, String fleet) {
    this.fleet = fleet;
    this.requests = AggregatedDiscoveryServiceGrpc.newStub(channel).deltaAggregatedResources(this);
    subscribe(ResourceType.CLUSTER, List.of());
    subscribe(ResourceType.LISTENER, List.of());
  }

  /// How many answers had route tables in them.
  int routeTables() {
    return routeTables.get();
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
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
      case ROUTES -> routeTables.incrementAndGet();
      case ENDPOINTS, EXTENSION, SECRET -> {}
    }
  }

  @Override
  public void onError(Throwable broken) {
    ended.countDown();
  }

  @Override
  public void onCompleted() {
    ended.countDown();
  }

  private void subscribe(ResourceType type, List<String> names) {
    requests.onNext(
        DeltaDiscoveryRequest.newBuilder()
            .setNode(Node.newBuilder().setId("sample").setCluster(fleet))
            .setTypeUrl(type.url())
            .addAllResourceNamesSubscribe(names)
            .build());
  }
}
