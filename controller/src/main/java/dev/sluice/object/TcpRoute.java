package dev.sluice.object;

import java.util.List;

/// Routing of TCP connections.
///
/// @param metadata name and labels
/// @param parentRefs where to attach
/// @param rules where the streams go; one, and more in versions before `v1` only
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record TcpRoute(
    Metadata metadata,
    List<ParentRef> parentRefs,
    List<StreamRouteRule> rules,
    List<String> unsupported)
    implements Route {

  public TcpRoute {
    parentRefs = List.copyOf(parentRefs);
    rules = List.copyOf(rules);
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.TCP_ROUTE;
  }

  @Override
  public List<String> hostnames() {
    return List.of();
  }
}
