package dev.sluice.xds.envoy;

import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;

/// How much memory and how many streams one connection may take, after Envoy's own advice for edge
/// proxies.
final class ConnectionLimits {
  /// Buffered bytes per connection and direction before Envoy stops reading.
  static final int BUFFER_BYTES = 32 * 1024;

  private static final int STREAM_WINDOW_BYTES = 64 * 1024;
  private static final int CONNECTION_WINDOW_BYTES = 1024 * 1024;
  private static final int STREAMS = 100;

  private ConnectionLimits() {}

  /// HTTP/2 towards clients: few streams and small windows, so that neither many idle streams nor
  /// rapid resets cost much.
  static Http2ProtocolOptions.Builder downstream() {
    return windows().setMaxConcurrentStreams(UInt32Value.of(STREAMS));
  }

  /// HTTP/2 towards upstreams, which announce their own limit of streams.
  static Http2ProtocolOptions.Builder upstream() {
    return windows();
  }

  private static Http2ProtocolOptions.Builder windows() {
    return Http2ProtocolOptions.newBuilder()
        .setInitialStreamWindowSize(UInt32Value.of(STREAM_WINDOW_BYTES))
        .setInitialConnectionWindowSize(UInt32Value.of(CONNECTION_WINDOW_BYTES));
  }
}
