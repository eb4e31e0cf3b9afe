package dev.sluice.object;

import java.util.List;

/// Routing of HTTP requests.
///
/// @param metadata name and labels
/// @param parentRefs where to attach
/// @param hostnames hosts this route is for, lower case; every host of the listener when empty
/// @param rules what to do, in the order written
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record HttpRoute(
    Metadata metadata,
    List<ParentRef> parentRefs,
    List<String> hostnames,
    List<HttpRouteRule> rules,
    List<String> unsupported)
    implements Route {

  public HttpRoute {
    parentRefs = List.copyOf(parentRefs);
    hostnames = List.copyOf(hostnames);
    rules = List.copyOf(rules);
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.HTTP_ROUTE;
  }
}
