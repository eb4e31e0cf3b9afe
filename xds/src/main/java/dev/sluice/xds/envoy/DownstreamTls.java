package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.TlsTermination;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters.TlsProtocol;
import java.util.List;

/// Ends TLS towards clients, with certificates fetched by name.
final class DownstreamTls {
  private static final String NAME = "envoy.transport_sockets.tls";
  private static final List<String> APPLICATION_PROTOCOLS = List.of("h2", "http/1.1");

  private DownstreamTls() {}

  static TransportSocket transportSocket(TlsTermination termination) {
    var context =
        CommonTlsContext.newBuilder()
            .setTlsParams(
                TlsParameters.newBuilder().setTlsMinimumProtocolVersion(TlsProtocol.TLSv1_2))
            .addAllAlpnProtocols(APPLICATION_PROTOCOLS)
            .addAllTlsCertificateSdsSecretConfigs(
                termination.keyPairs().stream().map(DownstreamTls::fetched).toList());
    return TransportSocket.newBuilder()
        .setName(NAME)
        .setTypedConfig(
            Encoding.any(DownstreamTlsContext.newBuilder().setCommonTlsContext(context).build()))
        .build();
  }

  private static SdsSecretConfig fetched(String keyPair) {
    return SdsSecretConfig.newBuilder().setName(keyPair).setSdsConfig(ConfigSources.ADS).build();
  }
}
