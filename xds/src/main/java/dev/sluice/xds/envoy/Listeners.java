package dev.sluice.xds.envoy;

import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;

/// Turns binds into listeners.
///
/// Routes and certificates are fetched by name and filters are switched by the routes, so a
/// listener changes only when ports, protocols or server names do: each other change would drain
/// connections.
public final class Listeners {
  private static final String TLS_INSPECTOR = "envoy.filters.listener.tls_inspector";
  private static final String HTTP_CONNECTIONS = "envoy.filters.network.http_connection_manager";
  private static final String ANY_IPV6 = "::";

  private Listeners() {}

  /// The listener of a bind, under the same name.
  public static Listener listener(Bind bind) {
    var listener =
        Listener.newBuilder()
            .setName(bind.name())
            .setAddress(address(bind))
            .setPerConnectionBufferLimitBytes(UInt32Value.of(ConnectionLimits.BUFFER_BYTES));
    if (bind.secure()) {
      listener.addListenerFilters(tlsInspector());
    }
    bind.chains().forEach(chain -> listener.addFilterChains(filterChain(bind, chain)));
    return listener.build();
  }

  /// All of IPv6 includes IPv4, as on other servers.
  private static Address address(Bind bind) {
    var address = Addresses.tcp(bind.address(), bind.port()).toBuilder();
    if (bind.address().equals(ANY_IPV6)) {
      address.getSocketAddressBuilder().setIpv4Compat(true);
    }
    return address.build();
  }

  private static ListenerFilter tlsInspector() {
    return ListenerFilter.newBuilder()
        .setName(TLS_INSPECTOR)
        .setTypedConfig(Encoding.any(TlsInspector.getDefaultInstance()))
        .build();
  }

  private static FilterChain filterChain(Bind bind, Chain chain) {
    var filterChain =
        FilterChain.newBuilder()
            .setName(chain.name())
            .addFilters(filter(HTTP_CONNECTIONS, HttpConnections.manager(bind, chain)));
    if (!chain.serverNames().isEmpty()) {
      filterChain.setFilterChainMatch(
          FilterChainMatch.newBuilder().addAllServerNames(chain.serverNames()));
    }
    chain.tls().map(DownstreamTls::transportSocket).ifPresent(filterChain::setTransportSocket);
    return filterChain.build();
  }

  private static Filter filter(String name, Message config) {
    return Filter.newBuilder().setName(name).setTypedConfig(Encoding.any(config)).build();
  }
}
