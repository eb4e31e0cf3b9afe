package dev.sluice.xds.envoy;

import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Bind.Transport.Tcp;
import dev.sluice.xds.ir.Bind.Transport.Udp;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Chain.Handling;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;

/// Turns binds into listeners.
///
/// Routes, relays and certificates are fetched by name and filters are switched by the routes, so a
/// listener changes only when ports, protocols or server names do: each other change would drain
/// connections.
public final class Listeners {
  private static final String TLS_INSPECTOR = "envoy.filters.listener.tls_inspector";
  private static final String HTTP_CONNECTIONS = "envoy.filters.network.http_connection_manager";
  private static final String TLS = "tls";
  private static final String ANY_IPV6 = "::";

  private Listeners() {}

  /// The listener of a bind, under the same name.
  public static Listener listener(Bind bind) {
    var listener =
        Listener.newBuilder()
            .setName(bind.name())
            .setAddress(address(bind))
            .setPerConnectionBufferLimitBytes(UInt32Value.of(ConnectionLimits.BUFFER_BYTES));
    return switch (bind.transport()) {
      case Tcp _ -> connections(listener, bind);
      case Udp(var upstream) -> datagrams(listener, bind, upstream);
    };
  }

  private static Listener connections(Listener.Builder listener, Bind bind) {
    if (bind.secure()) {
      listener.addListenerFilters(tlsInspector());
    }
    bind.chains().forEach(chain -> listener.addFilterChains(filterChain(bind, chain)));
    return listener.build();
  }

  private static Listener datagrams(Listener.Builder listener, Bind bind, String upstream) {
    return listener
        .clearPerConnectionBufferLimitBytes()
        .setUdpListenerConfig(Datagrams.LISTENER)
        .addListenerFilters(Datagrams.filter(bind, upstream))
        .build();
  }

  private static Address address(Bind bind) {
    return switch (bind.transport()) {
      case Tcp _ -> dualStack(bind, Addresses.tcp(bind.address(), bind.port()));
      case Udp _ -> dualStack(bind, Addresses.udp(bind.address(), bind.port()));
    };
  }

  /// All of IPv6 includes IPv4, as on other servers.
  private static Address dualStack(Bind bind, Address socket) {
    var address = socket.toBuilder();
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
        FilterChain.newBuilder().setName(chain.name()).addFilters(filter(bind, chain));
    if (chain.serverNames().isEmpty() && !passesThrough(chain)) {
      return withTls(filterChain, chain);
    }
    var match = FilterChainMatch.newBuilder().addAllServerNames(chain.serverNames());
    if (passesThrough(chain)) {
      match.setTransportProtocol(TLS);
    }
    return withTls(filterChain.setFilterChainMatch(match), chain);
  }

  private static FilterChain withTls(FilterChain.Builder filterChain, Chain chain) {
    chain
        .tls()
        .map(tls -> DownstreamTls.transportSocket(tls, chain.handling()))
        .ifPresent(filterChain::setTransportSocket);
    return filterChain.build();
  }

  private static boolean passesThrough(Chain chain) {
    return chain.handling() instanceof Handling.Passthrough;
  }

  private static Filter filter(Bind bind, Chain chain) {
    return switch (chain.handling()) {
      case Handling.Requests(var table) ->
          filter(HTTP_CONNECTIONS, HttpConnections.manager(bind, table));
      case Handling.Bytes(var relay) -> Relays.filter(relay);
      case Handling.Passthrough(var relay) -> Relays.filter(relay);
    };
  }

  private static Filter filter(String name, Message config) {
    return Filter.newBuilder().setName(name).setTypedConfig(Encoding.any(config)).build();
  }
}
