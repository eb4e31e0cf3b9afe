package dev.sluice.kube;

import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The objects of a kind as they were last reported. Tells what is news from what is not, and after
/// a gap what went unnoticed. One thread, but for [#size].
final class Inventory {

  private final Map<ObjectKey, Optional<ApiObject>> objects = new HashMap<>();
  private volatile int size;

  /// The object is there, if it could be decoded in this form. A change, unless it was there in an
  /// equal form; one that can no longer be decoded is as good as gone.
  Optional<Change> put(ObjectKey key, Optional<ApiObject> object) {
    var before = known(key);
    objects.put(key, object);
    size = objects.size();
    if (object.isEmpty()) {
      return before.map(_ -> new Change.Delete(key));
    }
    return object.equals(before) ? Optional.empty() : object.map(Change.Put::new);
  }

  /// The object is not there; a change if it was.
  Optional<Change> remove(ObjectKey key) {
    var before = known(key);
    objects.remove(key);
    size = objects.size();
    return before.map(_ -> new Change.Delete(key));
  }

  /// The objects that were there and are not among these, in order.
  List<ObjectKey> missing(Set<ObjectKey> present) {
    return objects.keySet().stream().filter(key -> !present.contains(key)).sorted().toList();
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  /// How many objects there are. Any thread.
  int size() {
    return size;
  }

  private Optional<ApiObject> known(ObjectKey key) {
    return objects.getOrDefault(key, Optional.empty());
  }
}
