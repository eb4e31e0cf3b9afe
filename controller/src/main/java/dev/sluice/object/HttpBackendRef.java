package dev.sluice.object;

import java.util.List;

/// One of the backends of a rule.
///
/// @param backend the backend
/// @param weight share of the requests, relative to the sum over the rule
/// @param filters what to do with the share only
public record HttpBackendRef(BackendRef backend, int weight, List<HttpFilter> filters) {

  public HttpBackendRef {
    filters = List.copyOf(filters);
  }
}
