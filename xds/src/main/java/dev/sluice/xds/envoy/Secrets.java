package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.KeyPair;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.ir.TrustAnchors.Source.File;
import dev.sluice.xds.ir.TrustAnchors.Source.Nobody;
import dev.sluice.xds.ir.TrustAnchors.Source.Pem;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;

/// Turns key pairs and trust anchors into secrets.
public final class Secrets {
  private Secrets() {}

  /// The secret of a key pair, under the same name.
  public static Secret secret(KeyPair keyPair) {
    return Secret.newBuilder()
        .setName(keyPair.name())
        .setTlsCertificate(
            TlsCertificate.newBuilder()
                .setCertificateChain(inline(keyPair.certificateChain()))
                .setPrivateKey(inline(keyPair.privateKey())))
        .build();
  }

  /// The secret of trust anchors, under the same name.
  public static Secret secret(TrustAnchors anchors) {
    return Secret.newBuilder()
        .setName(anchors.name())
        .setValidationContext(validation(anchors.source()))
        .build();
  }

  private static CertificateValidationContext validation(TrustAnchors.Source source) {
    var context = CertificateValidationContext.newBuilder();
    return switch (source) {
      case Pem(var certificates) -> context.setTrustedCa(inline(certificates)).build();
      case File(var path) ->
          context.setTrustedCa(DataSource.newBuilder().setFilename(path)).build();
      case Nobody _ -> UnknownIssuer.VALIDATION;
    };
  }

  private static DataSource inline(String pem) {
    return DataSource.newBuilder().setInlineString(pem).build();
  }
}
