package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// Listeners that somebody adds to a Gateway.
///
/// @param metadata name and labels
/// @param parentRef the Gateway to add to
/// @param listeners what to listen on, in the order written
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record ListenerSet(
    Metadata metadata, ObjectRef parentRef, List<Listener> listeners, List<String> unsupported)
    implements ApiObject {

  public ListenerSet {
    listeners = List.copyOf(listeners);
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.LISTENER_SET;
  }

  /// The Gateway to add to, if the parent is a Gateway.
  public Optional<ObjectKey> gateway() {
    return parentRef.refersTo(Kind.GATEWAY)
        ? Optional.of(parentRef.key(Kind.GATEWAY, metadata.namespace()))
        : Optional.empty();
  }
}
