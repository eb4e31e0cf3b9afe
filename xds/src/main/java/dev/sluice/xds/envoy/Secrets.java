package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.KeyPair;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsCertificate;

/// Turns key pairs into secrets.
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

  private static DataSource inline(String pem) {
    return DataSource.newBuilder().setInlineString(pem).build();
  }
}
