package dev.sluice.xds.ads;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;

/// Notes who opens a stream, for those who open it here.
///
/// Safe to use from any thread.
final class PeerInterceptor implements ServerInterceptor {
  private static final Context.Key<PeerIdentity> PEER = Context.key("peer");

  /// Who opens the stream that is being opened; absent without TLS or without a certificate.
  static Optional<PeerIdentity> peer() {
    return Optional.ofNullable(PEER.get());
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return Optional.ofNullable(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))
        .flatMap(PeerIdentity::of)
        .map(peer -> Context.current().withValue(PEER, peer))
        .map(context -> Contexts.interceptCall(context, call, headers, next))
        .orElseGet(() -> next.startCall(call, headers));
  }
}
