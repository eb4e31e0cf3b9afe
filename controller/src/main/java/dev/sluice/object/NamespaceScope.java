package dev.sluice.object;

/// A set of namespaces.
public sealed interface NamespaceScope {

  /// Every namespace.
  record All() implements NamespaceScope {}

  /// The namespace of the object that says so.
  record Same() implements NamespaceScope {}

  /// No namespace.
  record None() implements NamespaceScope {}

  /// The namespaces whose labels match.
  record Selected(LabelSelector selector) implements NamespaceScope {}
}
