package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Upstream.Protocol;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.KeepaliveSettings;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig;
import java.util.Optional;

/// What Envoy speaks to the members of an upstream.
final class UpstreamProtocols {
  private static final int PING_INTERVAL_SECONDS = 30;
  private static final int PING_TIMEOUT_SECONDS = 5;

  private UpstreamProtocols() {}

  /// Options that pin the version of HTTP, whatever the client speaks; none where it is not HTTP.
  static Optional<HttpProtocolOptions> options(Protocol protocol) {
    var config = ExplicitHttpConfig.newBuilder();
    return switch (protocol) {
      case HTTP1 ->
          pinned(config.setHttpProtocolOptions(Http1ProtocolOptions.getDefaultInstance()));
      case HTTP2 ->
          pinned(
              config.setHttp2ProtocolOptions(
                  ConnectionLimits.upstream().setConnectionKeepalive(pings())));
      case TCP, UDP -> Optional.empty();
    };
  }

  private static Optional<HttpProtocolOptions> pinned(ExplicitHttpConfig.Builder config) {
    return Optional.of(HttpProtocolOptions.newBuilder().setExplicitHttpConfig(config).build());
  }

  /// A dead peer of a connection with requests on it is noticed by its silence.
  private static KeepaliveSettings pings() {
    return KeepaliveSettings.newBuilder()
        .setInterval(Durations.seconds(PING_INTERVAL_SECONDS))
        .setTimeout(Durations.seconds(PING_TIMEOUT_SECONDS))
        .build();
  }
}
