package dev.sluice.object;

import java.util.Comparator;

/// Identifies an object.
///
/// @param kind kind of the object
/// @param namespace its namespace; empty for cluster-scoped kinds
/// @param name its name
public record ObjectKey(Kind kind, String namespace, String name) implements Comparable<ObjectKey> {

  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::kind)
          .thenComparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::name);

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
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
