package dev.sluice.object.decode;

import dev.sluice.object.ObjectKey;

/// Something that an API server reports on a watch.
public sealed interface ClusterEvent {

  /// The object is there, in this form.
  record Stored(ClusterObject object) implements ClusterEvent {}

  /// The object is gone.
  ///
  /// @param key its identity
  /// @param resourceVersion the state in which it is gone
  record Removed(ObjectKey key, String resourceVersion) implements ClusterEvent {}

  /// Nothing happened up to a state.
  record Bookmark(String resourceVersion) implements ClusterEvent {}

  /// The watch has failed, for instance because its state is too old (code 410).
  ///
  /// @param code HTTP status
  /// @param message what the server says
  record Failed(int code, String message) implements ClusterEvent {}
}
