package dev.sluice.cluster.peers;

import dev.sluice.json.MalformedJsonException;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.xds.ads.PeerIdentity;
import io.grpc.BindableService;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Optional;

/// Hears what the other replicas know about their proxies, from nobody but replicas. gRPC calls it
/// on its own threads, one at a time for each stream.
public final class PeerService implements BindableService {

  private final FleetMonitors monitors;
  private final String uri;

  /// @param uri the name of the control plane, which every replica has in its certificate
  public PeerService(FleetMonitors monitors, String uri) {
    this.monitors = monitors;
    this.uri = uri;
  }

  @Override
  public ServerServiceDefinition bindService() {
    var service =
        ServerServiceDefinition.builder(PeerProtocol.SERVICE)
            .addMethod(
                PeerProtocol.REPORT, ServerCalls.asyncClientStreamingCall(_ -> new Listening()))
            .build();
    return ServerInterceptors.intercept(service, new ReplicasOnly());
  }

  private final class Listening implements StreamObserver<byte[]> {

    private Optional<String> replica = Optional.empty();

    @Override
    public void onNext(byte[] message) {
      try {
        var reports = Reports.of(message);
        replica = Optional.of(reports.replica());
        monitors.told(reports.replica(), reports.everything(), reports.ingresses());
        monitors.told(reports.replica(), reports.fleets());
      } catch (MalformedJsonException malformed) {
        throw Status.INVALID_ARGUMENT.withCause(malformed).asRuntimeException();
      }
    }

    @Override
    public void onError(Throwable broken) {
      gone();
    }

    @Override
    public void onCompleted() {
      gone();
    }

    /// Its proxies go to another replica, which will tell of them.
    private void gone() {
      replica.ifPresent(name -> monitors.told(name, Map.of()));
    }
  }

  private final class ReplicasOnly implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      var names =
          Optional.ofNullable(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))
              .flatMap(PeerIdentity::of)
              .map(PeerIdentity::uris);
      if (names.filter(uris -> uris.contains(uri)).isPresent()) {
        return next.startCall(call, headers);
      }
      call.close(
          Status.PERMISSION_DENIED.withDescription("Only replicas of the control plane may report"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }
}
