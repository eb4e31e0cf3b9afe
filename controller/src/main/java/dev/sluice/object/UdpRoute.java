package dev.sluice.object;

import java.util.List;

/// Routing of UDP datagrams.
///
/// @param metadata name and labels
/// @param parentRefs where to attach
/// @param rules where the datagrams go; one, and more in versions before `v1` only
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record UdpRoute(
    Metadata metadata,
    List<ParentRef> parentRefs,
    List<StreamRouteRule> rules,
    List<String> unsupported)
    implements Route {

  public UdpRoute {
    parentRefs = List.copyOf(parentRefs);
    rules = List.copyOf(rules);
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.UDP_ROUTE;
  }

  @Override
  public List<String> hostnames() {
    return List.of();
  }
}
