package dev.sluice.xds.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import dev.sluice.xds.envoy.filter.HttpFilterSource;
import dev.sluice.xds.envoy.filter.HttpFilters;
import dev.sluice.xds.ir.Bind;
import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.CodecType;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.InternalAddressConfig;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlashesAction;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ServerHeaderTransformation;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import java.util.List;

/// How Envoy treats the HTTP connections of a chain, before any route is chosen.
///
/// **Paths are normalised before matching**, so that no spelling of a path slips past a rule, and
/// backends see the normalised path: `/./` and `/../` are resolved (RFC 3986), `//` becomes `/`,
/// and a path with `%2F` or `%5C` is answered with a redirect (307) to its unescaped form.
///
/// **Clients are not trusted**: `x-envoy-*` request headers are dropped and the client's address is
/// that of its connection, also for private addresses.
///
/// **The request headers must arrive within 10 seconds; the rest may take any time**, as long as
/// something moves within 5 minutes. Routes lengthen that, see [RouteTimeouts].
final class HttpConnections {
  /// A stream without a byte in either direction is closed after this time, in seconds, unless its
  /// route says otherwise.
  static final int STREAM_IDLE_SECONDS = 300;

  private static final int CONNECTION_IDLE_SECONDS = 3600;
  private static final int HEADERS_SECONDS = 10;

  /// Envoy trusts loopback and private addresses where this list is empty, so it has one address
  /// that no client can have.
  private static final InternalAddressConfig NOBODY_INTERNAL =
      InternalAddressConfig.newBuilder()
          .addCidrRanges(
              CidrRange.newBuilder()
                  .setAddressPrefix("255.255.255.255")
                  .setPrefixLen(UInt32Value.of(32)))
          .build();

  private static final String WEB_SOCKET = "websocket";

  private HttpConnections() {}

  static HttpConnectionManager manager(Bind bind, String table) {
    return HttpConnectionManager.newBuilder()
        .setStatPrefix(bind.name())
        .setCodecType(CodecType.AUTO)
        .setRds(Rds.newBuilder().setRouteConfigName(table).setConfigSource(ConfigSources.ADS))
        .addAllHttpFilters(filters())
        .setNormalizePath(BoolValue.of(true))
        .setMergeSlashes(true)
        .setPathWithEscapedSlashesAction(PathWithEscapedSlashesAction.UNESCAPE_AND_REDIRECT)
        .setUseRemoteAddress(BoolValue.of(true))
        .setXffNumTrustedHops(0)
        .setInternalAddressConfig(NOBODY_INTERNAL)
        .setServerHeaderTransformation(ServerHeaderTransformation.PASS_THROUGH)
        .setCommonHttpProtocolOptions(
            HttpProtocolOptions.newBuilder()
                .setIdleTimeout(Durations.seconds(CONNECTION_IDLE_SECONDS)))
        .setHttp2ProtocolOptions(http2())
        .setRequestHeadersTimeout(Durations.seconds(HEADERS_SECONDS))
        .setRequestTimeout(Durations.seconds(0))
        .setStreamIdleTimeout(Durations.seconds(STREAM_IDLE_SECONDS))
        .addUpgradeConfigs(UpgradeConfig.newBuilder().setUpgradeType(WEB_SOCKET))
        .build();
  }

  /// Extended CONNECT is how browsers open WebSockets over HTTP/2.
  private static Http2ProtocolOptions http2() {
    return ConnectionLimits.downstream().setAllowConnect(true).build();
  }

  private static List<HttpFilter> filters() {
    return HttpFilters.INSTALLED.stream().map(HttpConnections::filter).toList();
  }

  private static HttpFilter filter(HttpFilterSource source) {
    return HttpFilter.newBuilder()
        .setName(source.name())
        .setDisabled(!source.everywhere())
        .setTypedConfig(Encoding.any(source.config()))
        .build();
  }
}
