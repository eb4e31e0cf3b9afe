package dev.sluice.facts;

import dev.sluice.object.BackendRef;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.GrpcRouteRule;
import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.RequestMirror;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.HttpRouteRule;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.object.StreamRouteRule;
import dev.sluice.object.TcpRoute;
import dev.sluice.object.TlsRoute;
import dev.sluice.object.UdpRoute;
import dev.sluice.object.WeightedBackendRef;
import java.util.List;
import java.util.stream.Stream;

/// The Services that routes name, whether or not they exist or may be used.
final class RouteBackends {

  private RouteBackends() {}

  /// Each once, in the order written; mirrors included.
  static List<ObjectKey> services(Route route) {
    return refs(route)
        .map(BackendRef::ref)
        .filter(ref -> ref.refersTo(Kind.SERVICE))
        .map(ref -> ref.key(Kind.SERVICE, route.metadata().namespace()))
        .distinct()
        .toList();
  }

  private static Stream<BackendRef> refs(Route route) {
    return switch (route) {
      case HttpRoute http -> http.rules().stream().flatMap(RouteBackends::refs);
      case GrpcRoute grpc -> grpc.rules().stream().flatMap(RouteBackends::refs);
      case TlsRoute tls -> refs(tls.rules());
      case TcpRoute tcp -> refs(tcp.rules());
      case UdpRoute udp -> refs(udp.rules());
    };
  }

  private static Stream<BackendRef> refs(HttpRouteRule rule) {
    return Stream.concat(
        mirrors(rule.filters()), rule.backendRefs().stream().flatMap(RouteBackends::refs));
  }

  private static Stream<BackendRef> refs(GrpcRouteRule rule) {
    return Stream.concat(
        mirrors(rule.filters()), rule.backendRefs().stream().flatMap(RouteBackends::refs));
  }

  private static Stream<BackendRef> refs(HttpBackendRef ref) {
    return Stream.concat(Stream.of(ref.backend()), mirrors(ref.filters()));
  }

  private static Stream<BackendRef> refs(List<StreamRouteRule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.backendRefs().stream())
        .map(WeightedBackendRef::backend);
  }

  private static Stream<BackendRef> mirrors(List<HttpFilter> filters) {
    return filters.stream()
        .filter(RequestMirror.class::isInstance)
        .map(filter -> ((RequestMirror) filter).backend());
  }
}
