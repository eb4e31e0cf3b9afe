package dev.sluice.xds.ads;

import com.google.protobuf.ByteString;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicLong;

/// The aggregated discovery service: serves each fleet's published resources to its proxies.
///
/// Only the incremental protocol is served. Safe to use from any thread. Close it after its gRPC
/// server.
public final class AdsService implements BindableService, AutoCloseable {
  private static final MethodDescriptor<DeltaDiscoveryRequest, ByteString> DELTA =
      encoded(AggregatedDiscoveryServiceGrpc.getDeltaAggregatedResourcesMethod());

  private final ProxyStream.Service service;
  private final Wakeups wakeups = new Wakeups();
  private final AtomicLong streams = new AtomicLong();

  /// Serves what is published to `fleets` to the nodes that `resolver` knows.
  public AdsService(Fleets fleets, FleetResolver resolver, AdsSettings settings, AdsEvents events) {
    var budget = new ByteBudget(settings.budgetBytes());
    this.service = new ProxyStream.Service(fleets, resolver, settings, events, budget, wakeups);
  }

  private static <Q> MethodDescriptor<Q, ByteString> encoded(MethodDescriptor<Q, ?> method) {
    return method.toBuilder(method.getRequestMarshaller(), new EncodedMarshaller()).build();
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ServerInterceptors.intercept(
        ServerServiceDefinition.builder(AggregatedDiscoveryServiceGrpc.SERVICE_NAME)
            .addMethod(DELTA, ServerCalls.asyncBidiStreamingCall(this::open))
            .addMethod(
                AggregatedDiscoveryServiceGrpc.getStreamAggregatedResourcesMethod(),
                ServerCalls.asyncBidiStreamingCall(AdsService::refuse))
            .build(),
        new PeerInterceptor());
  }

  private StreamObserver<DeltaDiscoveryRequest> open(StreamObserver<ByteString> responses) {
    return new ProxyStream(
        streams.incrementAndGet(),
        PeerInterceptor.peer(),
        service,
        (ServerCallStreamObserver<ByteString>) responses);
  }

  private static StreamObserver<DiscoveryRequest> refuse(
      StreamObserver<DiscoveryResponse> responses) {
    responses.onError(
        Status.UNIMPLEMENTED
            .withDescription("Only incremental discovery is served; set api_type: DELTA_GRPC")
            .asRuntimeException());
    return new Ignored<>();
  }

  private static final class Ignored<T> implements StreamObserver<T> {
    @Override
    public void onNext(T message) {}

    @Override
    public void onError(Throwable problem) {}

    @Override
    public void onCompleted() {}
  }

  /// Stops the timers and lets running work end.
  @Override
  public void close() {
    wakeups.close();
  }
}
