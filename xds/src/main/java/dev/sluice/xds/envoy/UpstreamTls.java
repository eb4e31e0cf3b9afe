package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.TlsOrigination;
import dev.sluice.xds.ir.TlsOrigination.Identity;
import dev.sluice.xds.ir.TlsOrigination.Identity.Dns;
import dev.sluice.xds.ir.TlsOrigination.Identity.Uri;
import dev.sluice.xds.ir.Upstream.Protocol;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher.SanType;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;

/// Begins TLS towards members, with certificates and trust anchors fetched by name, so that the
/// cluster does not change when they rotate.
final class UpstreamTls {
  private static final String NAME = "envoy.transport_sockets.tls";
  private static final String WILDCARD = "*";

  private UpstreamTls() {}

  static TransportSocket transportSocket(TlsOrigination origination, Protocol protocol) {
    var context =
        CommonTlsContext.newBuilder()
            .addAllAlpnProtocols(applicationProtocols(protocol))
            .setCombinedValidationContext(validation(origination));
    origination
        .keyPair()
        .map(ConfigSources::secret)
        .ifPresent(context::addTlsCertificateSdsSecretConfigs);
    return TransportSocket.newBuilder()
        .setName(NAME)
        .setTypedConfig(
            Encoding.any(
                UpstreamTlsContext.newBuilder()
                    .setSni(origination.serverName())
                    .setCommonTlsContext(context)
                    .build()))
        .build();
  }

  private static List<String> applicationProtocols(Protocol protocol) {
    return switch (protocol) {
      case HTTP1 -> List.of("http/1.1");
      case HTTP2 -> List.of("h2");
      case TCP, UDP -> List.of();
    };
  }

  private static CombinedCertificateValidationContext validation(TlsOrigination origination) {
    return CombinedCertificateValidationContext.newBuilder()
        .setDefaultValidationContext(
            CertificateValidationContext.newBuilder()
                .addAllMatchTypedSubjectAltNames(
                    origination.identities().stream().map(UpstreamTls::name).toList()))
        .setValidationContextSdsSecretConfig(ConfigSources.secret(origination.anchors()))
        .build();
  }

  private static SubjectAltNameMatcher name(Identity identity) {
    return switch (identity) {
      case Dns(var name) when name.startsWith(WILDCARD) ->
          matcher(SanType.DNS, text().setSuffix(name.substring(1)).setIgnoreCase(true));
      case Dns(var name) -> matcher(SanType.DNS, text().setExact(name));
      case Uri(var uri) -> matcher(SanType.URI, text().setExact(uri));
    };
  }

  private static StringMatcher.Builder text() {
    return StringMatcher.newBuilder();
  }

  private static SubjectAltNameMatcher matcher(SanType type, StringMatcher.Builder text) {
    return SubjectAltNameMatcher.newBuilder().setSanType(type).setMatcher(text).build();
  }
}
