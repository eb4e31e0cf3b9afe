package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// One rule of a [GrpcRoute].
///
/// @param name name of the rule, if given
/// @param matches which requests, one of them must match; every request when empty
/// @param filters what to do with the requests, in the order written
/// @param backendRefs who answers
public record GrpcRouteRule(
    Optional<String> name,
    List<GrpcRouteMatch> matches,
    List<HttpFilter> filters,
    List<HttpBackendRef> backendRefs) {

  public GrpcRouteRule {
    matches = List.copyOf(matches);
    filters = List.copyOf(filters);
    backendRefs = List.copyOf(backendRefs);
  }
}
