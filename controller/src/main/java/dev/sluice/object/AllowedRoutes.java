package dev.sluice.object;

import java.util.List;

/// Which routes may attach to a listener.
///
/// @param namespaces from which namespaces
/// @param kinds of which kinds; empty for every kind that fits the protocol
public record AllowedRoutes(NamespaceScope namespaces, List<RouteKind> kinds) {

  /// Every kind, from the Gateway's own namespace: the API's default.
  public static final AllowedRoutes DEFAULT =
      new AllowedRoutes(new NamespaceScope.Same(), List.of());

  public AllowedRoutes {
    kinds = List.copyOf(kinds);
  }

  /// A kind of route.
  ///
  /// @param group API group
  /// @param kind kind as written in manifests
  public record RouteKind(String group, String kind) {

    /// Whether this names the kind.
    public boolean names(Kind wanted) {
      return group.equals(wanted.group()) && kind.equals(wanted.label());
    }
  }
}
