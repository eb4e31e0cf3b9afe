package dev.sluice.translate.gateway;

import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Kind;
import java.util.List;
import java.util.Set;

/// The protocols of listeners and the kinds of routes that each can carry.
final class Protocols {

  static final String HTTP = "HTTP";
  static final String HTTPS = "HTTPS";

  private static final Set<String> SUPPORTED = Set.of(HTTP, HTTPS);
  private static final RouteKind HTTP_ROUTE =
      new RouteKind(Kind.HTTP_ROUTE.group(), Kind.HTTP_ROUTE.label());

  private Protocols() {}

  static boolean supported(String protocol) {
    return SUPPORTED.contains(protocol);
  }

  static List<RouteKind> routeKinds(String protocol) {
    return supported(protocol) ? List.of(HTTP_ROUTE) : List.of();
  }
}
