package dev.sluice.app;

import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Stands in for Envoy in the training run of the AOT cache: takes one snapshot over the
/// incremental protocol, acknowledges it and waits to be ended. A process of its own, as the cache
/// should hold no gRPC client.
///
/// gRPC calls it on its own threads, one at a time.
final class SampleClient implements StreamObserver<DeltaDiscoveryResponse> {

  private static final Pattern PORT = Pattern.compile("\"port_value\"\\s*:\\s*(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("Bearer ([0-9a-f]+)");

  private final StreamObserver<DeltaDiscoveryRequest> requests;
  private final CountDownLatch ended = new CountDownLatch(1);

  private SampleClient(int port, String token) {
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    var metadata = new Metadata();
    metadata.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    requests =
        AggregatedDiscoveryServiceGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
            .deltaAggregatedResources(this);
    subscribe(ResourceType.CLUSTER, List.of());
    subscribe(ResourceType.LISTENER, List.of());
  }

  /// Called with Envoy's arguments; the file among them that ends in `.json` is the bootstrap.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var file = Stream.of(arguments).filter(word -> word.endsWith(".json")).findFirst();
    var bootstrap = Files.readString(Path.of(file.orElseThrow()));
    var port = Integer.parseInt(find(PORT, bootstrap));
    new SampleClient(port, find(TOKEN, bootstrap)).ended.await();
  }

  private static String find(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
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
      case ROUTES, ENDPOINTS, EXTENSION, SECRET -> {}
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
            .setNode(Node.newBuilder().setId("sample").setCluster(Wiring.FLEET))
            .setTypeUrl(type.url())
            .addAllResourceNamesSubscribe(names)
            .build());
  }
}
