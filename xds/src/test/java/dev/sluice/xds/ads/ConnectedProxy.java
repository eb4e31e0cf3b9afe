package dev.sluice.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc.AggregatedDiscoveryServiceStub;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A proxy at the other end of a channel that acknowledges everything, or rejects one content.
///
/// Like Envoy it applies the good resources of a response that it rejects.
final class ConnectedProxy
    implements ClientResponseObserver<DeltaDiscoveryRequest, DeltaDiscoveryResponse> {
  private final Map<String, Map<String, String>> held = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Status> end = new AtomicReference<>();
  private final String node;
  private final ClientCallStreamObserver<DeltaDiscoveryRequest> requests;
  private volatile String rejected = "";
  private volatile boolean reading = true;

  ConnectedProxy(AggregatedDiscoveryServiceStub stub, String node) {
    this.node = node;
    this.requests =
        (ClientCallStreamObserver<DeltaDiscoveryRequest>) stub.deltaAggregatedResources(this);
  }

  /// Stops reading after the first response.
  ConnectedProxy notReading() {
    reading = false;
    return this;
  }

  /// Rejects resources with this content.
  ConnectedProxy rejecting(String content) {
    rejected = content;
    return this;
  }

  ConnectedProxy subscribe(ResourceType type, String... names) {
    send(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(type.url())
            .addAllResourceNamesSubscribe(List.of(names)));
    return this;
  }

  synchronized void send(DeltaDiscoveryRequest.Builder request) {
    requests.onNext(request.setNode(Node.newBuilder().setId(node)).build());
  }

  /// What it holds of a type: contents by name.
  Map<String, String> held(ResourceType type) {
    return held.computeIfAbsent(type.url(), _ -> new ConcurrentSkipListMap<>());
  }

  void awaitHeld(ResourceType type, Map<String, String> contents) {
    await().untilAsserted(() -> assertThat(held(type)).isEqualTo(contents));
  }

  void awaitEnd(Status.Code code) {
    await().untilAsserted(() -> assertThat(end.get()).extracting(Status::getCode).isEqualTo(code));
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<DeltaDiscoveryRequest> stream) {
    stream.disableAutoRequestWithInitial(1);
  }

  @Override
  public void onNext(DeltaDiscoveryResponse response) {
    var contents = held.computeIfAbsent(response.getTypeUrl(), _ -> new ConcurrentSkipListMap<>());
    response.getRemovedResourcesList().forEach(contents::remove);
    var bad = false;
    for (var resource : response.getResourcesList()) {
      var content = resource.getResource().getValue().toStringUtf8();
      if (content.equals(rejected)) {
        bad = true;
      } else {
        contents.put(resource.getName(), content);
      }
    }
    answer(response, bad);
    if (reading) {
      requests.request(1);
    }
  }

  private void answer(DeltaDiscoveryResponse response, boolean bad) {
    var answer =
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(response.getTypeUrl())
            .setResponseNonce(response.getNonce());
    if (bad) {
      answer.setErrorDetail(
          com.google.rpc.Status.newBuilder().setMessage(rejected + "\ncontent\u0007"));
    }
    send(answer);
  }

  @Override
  public void onError(Throwable problem) {
    end.set(Status.fromThrowable(problem));
  }

  @Override
  public void onCompleted() {
    end.set(Status.OK);
  }
}
