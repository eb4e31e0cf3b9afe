package dev.sluice.object;

import org.jspecify.annotations.Nullable;

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

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectKey key
            && kind == key.kind
            && name.equals(key.name)
            && namespace.equals(key.namespace));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + namespace.hashCode()) + name.hashCode();
  }
}
