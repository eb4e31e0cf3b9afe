package dev.sluice.object;

import java.util.List;

/// Routing of TLS connections by the host name that clients ask for.
///
/// @param metadata name and labels
/// @param parentRefs where to attach
/// @param hostnames hosts this route is for, lower case; every host of the listener when empty
/// @param rules where the streams go; one, and more in versions before `v1` only
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record TlsRoute(
    Metadata metadata,
    List<ParentRef> parentRefs,
    List<String> hostnames,
    List<StreamRouteRule> rules,
    List<String> unsupported)
    implements Route {

  public TlsRoute {
    parentRefs = List.copyOf(parentRefs);
    hostnames = List.copyOf(hostnames);
    rules = List.copyOf(rules);
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.TLS_ROUTE;
  }
}
