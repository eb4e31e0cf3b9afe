package dev.sluice.xds.ir;

/// A condition on the value of a named header or query parameter.
public sealed interface ValueMatch {

  /// Name of the header (lower case) or of the query parameter (case-sensitive).
  String name();

  /// The value to compare with.
  String value();

  /// The value is equal.
  record Exact(String name, String value) implements ValueMatch {}

  /// The whole value matches an RE2 expression.
  record Regex(String name, String value) implements ValueMatch {}
}
