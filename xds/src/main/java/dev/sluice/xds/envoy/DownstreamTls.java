package dev.sluice.xds.envoy;

import com.google.protobuf.BoolValue;
import dev.sluice.xds.ir.Chain.Handling;
import dev.sluice.xds.ir.ClientValidation;
import dev.sluice.xds.ir.TlsTermination;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext.TrustChainVerification;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters.TlsProtocol;
import java.util.List;

/// Ends TLS towards clients, with certificates and trust anchors fetched by name.
final class DownstreamTls {
  private static final String NAME = "envoy.transport_sockets.tls";
  private static final List<String> HTTP = List.of("h2", "http/1.1");

  /// Joined with the anchors: everybody is let in, the certificate is only asked for.
  private static final CertificateValidationContext UNTRUSTED_TOO =
      CertificateValidationContext.newBuilder()
          .setTrustChainVerification(TrustChainVerification.ACCEPT_UNTRUSTED)
          .build();

  private DownstreamTls() {}

  /// @param handling what follows; only HTTP has application protocols to agree on
  static TransportSocket transportSocket(TlsTermination termination, Handling handling) {
    var context = DownstreamTlsContext.newBuilder();
    context
        .getCommonTlsContextBuilder()
        .setTlsParams(TlsParameters.newBuilder().setTlsMinimumProtocolVersion(TlsProtocol.TLSv1_2))
        .addAllAlpnProtocols(applicationProtocols(handling))
        .addAllTlsCertificateSdsSecretConfigs(
            termination.keyPairs().stream().map(ConfigSources::secret).toList());
    termination.clients().ifPresent(clients -> validate(context, clients));
    return TransportSocket.newBuilder()
        .setName(NAME)
        .setTypedConfig(Encoding.any(context.build()))
        .build();
  }

  private static List<String> applicationProtocols(Handling handling) {
    return switch (handling) {
      case Handling.Requests _ -> HTTP;
      case Handling.Bytes _, Handling.Passthrough _ -> List.of();
    };
  }

  private static void validate(DownstreamTlsContext.Builder context, ClientValidation clients) {
    switch (clients.demand()) {
      case REQUIRED -> {
        context.setRequireClientCertificate(BoolValue.of(true));
        anchored(context.getCommonTlsContextBuilder(), clients);
      }
      case REQUESTED ->
          context
              .getCommonTlsContextBuilder()
              .setCombinedValidationContext(
                  CombinedCertificateValidationContext.newBuilder()
                      .setDefaultValidationContext(UNTRUSTED_TOO)
                      .setValidationContextSdsSecretConfig(
                          ConfigSources.secret(clients.anchors())));
    }
  }

  private static void anchored(CommonTlsContext.Builder context, ClientValidation clients) {
    context.setValidationContextSdsSecretConfig(ConfigSources.secret(clients.anchors()));
  }
}
