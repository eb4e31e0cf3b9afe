package dev.sluice.object;

import java.util.Optional;

/// Where a route wants to attach.
///
/// @param group API group of the parent
/// @param kind kind of the parent
/// @param namespace namespace of the parent; the route's own when absent
/// @param name name of the parent
/// @param sectionName one listener by name
/// @param port listeners of one port
public record ParentRef(
    String group,
    String kind,
    Optional<String> namespace,
    String name,
    Optional<String> sectionName,
    Optional<Integer> port) {

  /// The Gateway referred to, if the parent is a Gateway, seen from a route in the namespace.
  public Optional<ObjectKey> gateway(String from) {
    return parent(Kind.GATEWAY, from);
  }

  /// The ListenerSet referred to, if the parent is one, seen from a route in the namespace.
  public Optional<ObjectKey> listenerSet(String from) {
    return parent(Kind.LISTENER_SET, from);
  }

  /// The object with listeners referred to, Gateway or ListenerSet, seen from a route in the
  /// namespace.
  public Optional<ObjectKey> listenerOwner(String from) {
    return gateway(from).or(() -> listenerSet(from));
  }

  private Optional<ObjectKey> parent(Kind wanted, String from) {
    return group.equals(wanted.group()) && kind.equals(wanted.label())
        ? Optional.of(new ObjectKey(wanted, namespace.orElse(from), name))
        : Optional.empty();
  }
}
