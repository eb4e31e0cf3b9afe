package dev.sluice.xds.envoy;

import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Relay.Share;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.ExtensionConfigSource;
import io.envoyproxy.envoy.config.core.v3.TypedExtensionConfig;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight;

/// Turns relays into configurations of Envoy's TCP proxy that travel apart from the listener: it
/// names them, so they can change without it, and connections that are open stay as they are.
public final class Relays {
  private static final String TYPE_URL =
      "type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy";

  /// Envoy closes connections that it has no cluster for.
  private static final String NO_CLUSTER = "(refused)";

  /// A member that refuses the connection is not the last word while there are others.
  private static final int CONNECT_ATTEMPTS = 3;

  /// The configuration follows its listener at once, so this time passes only if there is none.
  private static final ConfigSource PATIENT =
      ConfigSources.ADS.toBuilder().setInitialFetchTimeout(Durations.seconds(5)).build();

  private Relays() {}

  /// The extension configuration of a relay, under the same name.
  public static TypedExtensionConfig extension(Relay relay) {
    return TypedExtensionConfig.newBuilder()
        .setName(relay.name())
        .setTypedConfig(Encoding.any(proxy(relay)))
        .build();
  }

  /// The filter of a chain that fetches the relay's configuration. A new listener waits for it, but
  /// not for long; while there is none, connections are closed.
  static Filter filter(String relay) {
    return Filter.newBuilder()
        .setName(relay)
        .setConfigDiscovery(
            ExtensionConfigSource.newBuilder().setConfigSource(PATIENT).addTypeUrls(TYPE_URL))
        .build();
  }

  private static TcpProxy proxy(Relay relay) {
    var proxy =
        TcpProxy.newBuilder()
            .setStatPrefix(relay.name())
            .setMaxConnectAttempts(UInt32Value.of(CONNECT_ATTEMPTS));
    return switch (relay.shares().size()) {
      case 0 -> proxy.setCluster(NO_CLUSTER).build();
      case 1 -> proxy.setCluster(cluster(relay.shares().getFirst())).build();
      default -> proxy.setWeightedClusters(weighted(relay)).build();
    };
  }

  private static WeightedCluster weighted(Relay relay) {
    return WeightedCluster.newBuilder()
        .addAllClusters(
            relay.shares().stream()
                .map(
                    share ->
                        ClusterWeight.newBuilder()
                            .setName(cluster(share))
                            .setWeight(share.weight())
                            .build())
                .toList())
        .build();
  }

  private static String cluster(Share share) {
    return switch (share) {
      case Share.To(var upstream, _) -> upstream;
      case Share.Refuse _ -> NO_CLUSTER;
    };
  }
}
