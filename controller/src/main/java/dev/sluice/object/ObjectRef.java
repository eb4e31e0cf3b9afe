package dev.sluice.object;

import java.util.Optional;

/// A reference to an object that may live in another namespace.
///
/// @param group API group; empty for the core group
/// @param kind kind as written in manifests
/// @param namespace namespace of the object; that of the referrer when absent
/// @param name name of the object
public record ObjectRef(String group, String kind, Optional<String> namespace, String name) {

  /// Whether this refers to an object of the kind.
  public boolean refersTo(Kind wanted) {
    return group.equals(wanted.group()) && kind.equals(wanted.label());
  }

  /// The identity referred to, seen from an object in the namespace.
  public ObjectKey key(Kind wanted, String from) {
    return new ObjectKey(wanted, namespace.orElse(from), name);
  }
}
