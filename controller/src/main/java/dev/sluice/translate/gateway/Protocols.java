package dev.sluice.translate.gateway;

import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The protocols of listeners and the kinds of routes that each can carry.
final class Protocols {

  static final String HTTP = "HTTP";
  static final String HTTPS = "HTTPS";
  static final String TLS = "TLS";
  static final String TCP = "TCP";
  static final String UDP = "UDP";

  private static final List<RouteKind> REQUESTS = kinds(Kind.HTTP_ROUTE, Kind.GRPC_ROUTE);
  private static final Map<String, List<RouteKind>> ROUTE_KINDS =
      Map.of(
          HTTP, REQUESTS,
          HTTPS, REQUESTS,
          TLS, kinds(Kind.TLS_ROUTE),
          TCP, kinds(Kind.TCP_ROUTE),
          UDP, kinds(Kind.UDP_ROUTE));
  private static final Set<String> OVER_TLS = Set.of(HTTPS, TLS);

  private Protocols() {}

  static boolean supported(String protocol) {
    return ROUTE_KINDS.containsKey(protocol);
  }

  /// Whether clients speak TLS.
  static boolean overTls(String protocol) {
    return OVER_TLS.contains(protocol);
  }

  /// Whether listeners with these protocols would bind the same socket on one port.
  static boolean sameTransport(String protocol, String other) {
    return protocol.equals(UDP) == other.equals(UDP);
  }

  /// Whether listeners with these protocols can share a port, told apart by hostnames.
  static boolean compatible(String protocol, String other) {
    return (protocol.equals(HTTP) && other.equals(HTTP)) || (overTls(protocol) && overTls(other));
  }

  static List<RouteKind> routeKinds(String protocol) {
    return ROUTE_KINDS.getOrDefault(protocol, List.of());
  }

  private static List<RouteKind> kinds(Kind... kinds) {
    return Stream.of(kinds).map(kind -> new RouteKind(kind.group(), kind.label())).toList();
  }
}
