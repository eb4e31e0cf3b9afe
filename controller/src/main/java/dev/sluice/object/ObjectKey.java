package dev.sluice.object;

/// Identifies an object.
///
/// @param kind kind of the object
/// @param namespace its namespace; empty for cluster-scoped kinds
/// @param name its name
public record ObjectKey(Kind kind, String namespace, String name) implements Comparable<ObjectKey> {

  /// By kind, namespace and name. Written out, as thousands of keys are compared for one change.
  @Override
  public int compareTo(ObjectKey other) {
    if (kind != other.kind) {
      return kind.compareTo(other.kind);
    }
    var byNamespace = namespace.compareTo(other.namespace);
    return byNamespace == 0 ? name.compareTo(other.name) : byNamespace;
  }

  /// `namespace/name`, or the name alone for cluster-scoped kinds.
  public String path() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  /// `Kind namespace/name`.
  @Override
  public String toString() {
    return kind.label() + " " + path();
  }
}
