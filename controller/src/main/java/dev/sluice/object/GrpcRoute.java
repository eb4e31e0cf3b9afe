package dev.sluice.object;

import java.util.List;

/// Routing of gRPC requests.
///
/// @param metadata name and labels
/// @param parentRefs where to attach
/// @param hostnames hosts this route is for, lower case; every host of the listener when empty
/// @param rules what to do, in the order written; none does nothing
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record GrpcRoute(
    Metadata metadata,
    List<ParentRef> parentRefs,
    List<String> hostnames,
    List<GrpcRouteRule> rules,
    List<String> unsupported)
    implements Route {

  public GrpcRoute {
    parentRefs = List.copyOf(parentRefs);
    hostnames = List.copyOf(hostnames);
    rules = List.copyOf(rules);
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.GRPC_ROUTE;
  }
}
