package dev.sluice.translate.route;

import dev.sluice.object.ObjectKey;

/// Routes of all kinds.
public final class Routes {

  private final HttpRoutes httpRoutes;

  /// Routes by kind.
  public Routes(HttpRoutes httpRoutes) {
    this.httpRoutes = httpRoutes;
  }

  /// What a route comes to.
  public RouteSummary summary(ObjectKey route) {
    return switch (route.kind()) {
      case HTTP_ROUTE -> summary(httpRoutes, route);
      case GRPC_ROUTE, TLS_ROUTE, TCP_ROUTE, UDP_ROUTE -> RouteSummary.NOTHING;
      case GATEWAY_CLASS,
          GATEWAY,
          LISTENER_SET,
          BACKEND_TLS_POLICY,
          REFERENCE_GRANT,
          SERVICE,
          ENDPOINT_SLICE,
          SECRET,
          CONFIG_MAP,
          NAMESPACE,
          DEPLOYMENT,
          POD,
          CUSTOM_RESOURCE_DEFINITION ->
          throw new IllegalArgumentException("no route: " + route);
    };
  }

  private static RouteSummary summary(HttpRoutes routes, ObjectKey route) {
    var plan = routes.get(route);
    return new RouteSummary(
        plan.value().backends(), plan.findings(), plan.value().rules().isEmpty());
  }
}
