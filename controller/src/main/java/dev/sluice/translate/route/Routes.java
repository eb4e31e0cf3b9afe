package dev.sluice.translate.route;

import dev.sluice.facts.ServicePort.Use;
import dev.sluice.object.ObjectKey;
import java.util.stream.Stream;

/// Routes of all kinds.
public final class Routes {

  private final RequestRoutes requestRoutes;
  private final StreamRoutes streamRoutes;

  /// Routes by kind.
  public Routes(RequestRoutes requestRoutes, StreamRoutes streamRoutes) {
    this.requestRoutes = requestRoutes;
    this.streamRoutes = streamRoutes;
  }

  /// What a route comes to.
  public RouteSummary summary(ObjectKey route) {
    return switch (route.kind()) {
      case HTTP_ROUTE, GRPC_ROUTE -> summary(requestRoutes, route);
      case TLS_ROUTE -> summary(route, Use.STREAM, Use.PASSTHROUGH);
      case TCP_ROUTE -> summary(route, Use.STREAM);
      case UDP_ROUTE -> summary(route, Use.DATAGRAMS);
      case GATEWAY_CLASS,
          GATEWAY,
          LISTENER_SET,
          BACKEND_TLS_POLICY,
          REFERENCE_GRANT,
          KNATIVE_INGRESS,
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

  private RouteSummary summary(ObjectKey route, Use... uses) {
    var plans = Stream.of(uses).map(use -> streamRoutes.get(route, use)).toList();
    return new RouteSummary(
        plans.stream().flatMap(plan -> plan.value().backends().stream()).distinct().toList(),
        plans.stream().flatMap(plan -> plan.findings().stream()).distinct().toList(),
        false);
  }

  private static RouteSummary summary(RequestRoutes routes, ObjectKey route) {
    var plan = routes.get(route);
    return new RouteSummary(
        plan.value().backends(), plan.findings(), plan.value().rules().isEmpty());
  }
}
