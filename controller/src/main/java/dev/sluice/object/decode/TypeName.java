package dev.sluice.object.decode;

/// The type that a manifest says to be of.
///
/// @param apiVersion group and version as written
/// @param kind kind as written
record TypeName(String apiVersion, String kind) {

  /// The group; empty for the core group.
  String group() {
    var slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /// The version in the group.
  String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /// The type of the items, if this is a list of objects.
  TypeName item() {
    return new TypeName(apiVersion, kind.substring(0, kind.length() - "List".length()));
  }

  boolean isList() {
    return kind.endsWith("List");
  }

  /// `Kind`, or `Kind of group` outside the core group.
  @Override
  public String toString() {
    return group().isEmpty() ? kind : kind + " of " + group();
  }
}
