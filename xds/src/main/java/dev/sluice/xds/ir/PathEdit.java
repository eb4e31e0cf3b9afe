package dev.sluice.xds.ir;

/// A change of the path; the query stays.
public sealed interface PathEdit {

  /// The whole path becomes the value.
  record Full(String value) implements PathEdit {}

  /// The matched prefix is replaced by path elements; the joint has exactly one `/` (Gateway API,
  /// `ReplacePrefixMatch`).
  ///
  /// @param matched the prefix that the rule matches, as in [PathMatch.Prefix]
  /// @param replacement without a trailing `/`; empty to drop the prefix
  record ReplacePrefix(String matched, String replacement) implements PathEdit {

    public ReplacePrefix {
      matched = new PathMatch.Prefix(matched).value();
      while (replacement.endsWith("/")) {
        replacement = replacement.substring(0, replacement.length() - 1);
      }
    }
  }
}
