package dev.sluice.knative.companion;

import java.util.List;
import java.util.SortedMap;

/// An HTTPRoute to write.
///
/// @param namespace its namespace, that of the KIngress
/// @param name its name
/// @param labels labels, by which it is found again
/// @param annotations annotations
/// @param parents listeners or whole Gateways to attach to
/// @param hostnames hosts, at most 16; all when empty
/// @param rules what to do, at most 16
public record CompanionRoute(
    String namespace,
    String name,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    List<Parent> parents,
    List<String> hostnames,
    List<RouteRule> rules) {

  public CompanionRoute {
    parents = List.copyOf(parents);
    hostnames = List.copyOf(hostnames);
    rules = List.copyOf(rules);
  }

  /// Something to attach to.
  ///
  /// @param namespace namespace of the Gateway
  /// @param name name of the Gateway
  /// @param section name of a listener; empty for all
  public record Parent(String namespace, String name, String section) {}
}
