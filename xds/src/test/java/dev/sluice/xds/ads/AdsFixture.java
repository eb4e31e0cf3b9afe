package dev.sluice.xds.ads;

import static org.awaitility.Awaitility.await;

import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// A discovery service in this process, with a channel to it; nodes named `nobody` belong to no
/// fleet.
final class AdsFixture implements AutoCloseable, AdsEvents {
  final Fleets fleets = new Fleets();
  final List<String> events = new CopyOnWriteArrayList<>();
  private final String name = UUID.randomUUID().toString();
  private final AdsService service;
  private final Server server;
  private final ManagedChannel channel = InProcessChannelBuilder.forName(name).build();

  AdsFixture(AdsSettings settings) {
    this(settings, Optional.empty());
  }

  AdsFixture(AdsSettings settings, String token) {
    this(settings, Optional.of(token));
  }

  private AdsFixture(AdsSettings settings, Optional<String> token) {
    service =
        new AdsService(
            fleets,
            (node, _) -> Optional.of(node.getId()).filter(id -> !id.equals("nobody")),
            settings,
            this);
    var builder = InProcessServerBuilder.forName(name).addService(service);
    token.map(TokenInterceptor::new).ifPresent(builder::intercept);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConnectedProxy connect(String fleet) {
    return new ConnectedProxy(AggregatedDiscoveryServiceGrpc.newStub(channel), fleet);
  }

  ConnectedProxy connect(String fleet, String token) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    var stub = AggregatedDiscoveryServiceGrpc.newStub(channel);
    return new ConnectedProxy(
        stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers)), fleet);
  }

  /// How a stream of the other variant of the protocol ends.
  Status stateOfTheWorld() {
    var end = new AtomicReference<Status>();
    var _ =
        AggregatedDiscoveryServiceGrpc.newStub(channel)
            .streamAggregatedResources(
                new StreamObserver<DiscoveryResponse>() {
                  @Override
                  public void onNext(DiscoveryResponse response) {}

                  @Override
                  public void onError(Throwable problem) {
                    end.set(Status.fromThrowable(problem));
                  }

                  @Override
                  public void onCompleted() {
                    end.set(Status.OK);
                  }
                });
    return await().until(end::get, status -> status != null);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    service.close();
  }

  @Override
  public void connected(Proxy proxy) {
    events.add("connected " + proxy.fleet());
  }

  @Override
  public void disconnected(Proxy proxy) {
    events.add("disconnected " + proxy.fleet());
  }

  @Override
  public void acknowledged(Proxy proxy, long revision) {
    events.add("acknowledged " + proxy.fleet() + " " + revision);
  }

  @Override
  public void rejected(Rejection rejection) {
    events.add(
        "rejected %s %s: %s".formatted(rejection.type(), rejection.name(), rejection.text()));
  }

  @Override
  public void delivered(Delivered delivered) {
    events.add(
        "delivered %s %d %d"
            .formatted(delivered.type(), delivered.resources(), delivered.removed()));
  }
}
