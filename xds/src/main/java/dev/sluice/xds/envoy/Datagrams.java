package dev.sluice.xds.envoy;

import com.github.xds.core.v3.TypedExtensionConfig;
import com.github.xds.type.matcher.v3.Matcher;
import dev.sluice.xds.ir.Bind;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.config.listener.v3.UdpListenerConfig;
import io.envoyproxy.envoy.extensions.filters.udp.udp_proxy.v3.Route;
import io.envoyproxy.envoy.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig;

/// What a listener does with datagrams: a session, told by the client's address and port, goes to
/// one member of the upstream and comes to an end after a minute of silence.
final class Datagrams {
  private static final String UDP_PROXY = "envoy.filters.udp_listener.udp_proxy";

  static final UdpListenerConfig LISTENER = UdpListenerConfig.getDefaultInstance();

  private Datagrams() {}

  static ListenerFilter filter(Bind bind, String upstream) {
    return ListenerFilter.newBuilder()
        .setName(UDP_PROXY)
        .setTypedConfig(
            Encoding.any(
                UdpProxyConfig.newBuilder()
                    .setStatPrefix(bind.name())
                    .setMatcher(always(upstream))
                    .build()))
        .build();
  }

  private static Matcher always(String upstream) {
    return Matcher.newBuilder()
        .setOnNoMatch(
            Matcher.OnMatch.newBuilder()
                .setAction(
                    TypedExtensionConfig.newBuilder()
                        .setName("route")
                        .setTypedConfig(
                            Encoding.any(Route.newBuilder().setCluster(upstream).build()))))
        .build();
  }
}
