package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.object.LabelSelector;
import dev.sluice.object.NamespaceScope;

/// Which namespaces a scope includes.
final class NamespaceScopes {

  private final Facts facts;

  NamespaceScopes(Facts facts) {
    this.facts = facts;
  }

  /// Whether the scope includes the namespace.
  ///
  /// @param own namespace of the object that says so
  boolean includes(NamespaceScope scope, String own, String namespace) {
    return switch (scope) {
      case NamespaceScope.All _ -> true;
      case NamespaceScope.Same _ -> namespace.equals(own);
      case NamespaceScope.None _ -> false;
      case NamespaceScope.Selected(LabelSelector selector) ->
          selector.matches(facts.namespaceLabels(namespace));
    };
  }
}
