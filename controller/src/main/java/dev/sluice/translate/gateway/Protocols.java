package dev.sluice.translate.gateway;

import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Kind;
import java.util.List;
import java.util.Set;

/// The protocols of listeners and the kinds of routes that each can carry.
final class Protocols {

  static final String HTTP = "HTTP";
  static final String HTTPS = "HTTPS";
  static final String TLS = "TLS";
  static final String UDP = "UDP";

  private static final Set<String> SUPPORTED = Set.of(HTTP, HTTPS);
  private static final Set<String> OVER_TLS = Set.of(HTTPS, TLS);
  private static final RouteKind HTTP_ROUTE =
      new RouteKind(Kind.HTTP_ROUTE.group(), Kind.HTTP_ROUTE.label());

  private Protocols() {}

  static boolean supported(String protocol) {
    return SUPPORTED.contains(protocol);
  }

  /// Whether listeners with these protocols would bind the same socket on one port.
  static boolean sameTransport(String protocol, String other) {
    return protocol.equals(UDP) == other.equals(UDP);
  }

  /// Whether listeners with these protocols can share a port, told apart by hostnames.
  static boolean compatible(String protocol, String other) {
    return protocol.equals(other) || (OVER_TLS.contains(protocol) && OVER_TLS.contains(other));
  }

  static List<RouteKind> routeKinds(String protocol) {
    return supported(protocol) ? List.of(HTTP_ROUTE) : List.of();
  }
}
