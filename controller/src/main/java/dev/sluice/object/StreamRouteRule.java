package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// The rule of a route for connections or datagrams.
///
/// @param name name of the rule, if given
/// @param backendRefs who answers; at least one
public record StreamRouteRule(Optional<String> name, List<WeightedBackendRef> backendRefs) {

  public StreamRouteRule {
    backendRefs = List.copyOf(backendRefs);
  }
}
