package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// One rule of an [HttpRoute].
///
/// @param name name of the rule, if given
/// @param matches which requests, one of them must match; at least one
/// @param filters what to do with the requests, in the order written
/// @param backendRefs who answers
/// @param timeouts limits on time
/// @param retry when to try again, if at all
public record HttpRouteRule(
    Optional<String> name,
    List<HttpRouteMatch> matches,
    List<HttpFilter> filters,
    List<HttpBackendRef> backendRefs,
    HttpTimeouts timeouts,
    Optional<HttpRetry> retry) {

  public HttpRouteRule {
    matches = List.copyOf(matches);
    filters = List.copyOf(filters);
    backendRefs = List.copyOf(backendRefs);
  }
}
