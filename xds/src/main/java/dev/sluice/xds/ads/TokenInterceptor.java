package dev.sluice.xds.ads;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.MessageDigest;

/// Lets in only callers that present the expected bearer token; it guards every method of its
/// server.
///
/// Safe to use from any thread.
public final class TokenInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final byte[] expected;

  /// Expects `authorization: Bearer` and this token.
  public TokenInterceptor(String token) {
    this.expected = ("Bearer " + token).getBytes(UTF_8);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var presented = headers.get(AUTHORIZATION);
    if (presented != null && MessageDigest.isEqual(presented.getBytes(UTF_8), expected)) {
      return next.startCall(call, headers);
    }
    call.close(Status.UNAUTHENTICATED.withDescription("A valid token is required"), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
