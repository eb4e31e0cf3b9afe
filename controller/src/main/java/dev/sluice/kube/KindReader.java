package dev.sluice.kube;

import dev.sluice.object.Change;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.ClusterObject;
import dev.sluice.object.decode.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Turns what the API server says about the objects of a kind into changes. One thread, that of the
/// watch.
final class KindReader {

  private final WatchListener listener;
  private final StatusListener statuses;
  private final Inventory inventory = new Inventory();
  private final Set<ObjectKey> misunderstood = new HashSet<>();

  KindReader(WatchListener listener, StatusListener statuses) {
    this.listener = listener;
    this.statuses = statuses;
  }

  /// Where all objects come from, one by one.
  @FunctionalInterface
  interface Source {

    void read(Consumer<ClusterObject> each) throws IOException;
  }

  /// What changed against what was known, from a list of all objects: put first, deleted last.
  List<Change> all(Resource resource, Source source) throws IOException {
    var changes = new ArrayList<Change>();
    var listed = new HashSet<ObjectKey>();
    source.read(
        object -> {
          listed.add(object.key());
          take(resource, object).ifPresent(changes::add);
        });
    changes.addAll(dropOthers(listed));
    return changes;
  }

  /// The object is there.
  Optional<Change> take(Resource resource, ClusterObject object) {
    statuses.seen(Sighting.of(resource, object));
    judge(object.key(), object.problems());
    return inventory.put(object.key(), object.object());
  }

  /// The object is gone.
  Optional<Change> drop(ObjectKey key) {
    statuses.gone(key);
    judge(key, List.of());
    return inventory.remove(key);
  }

  /// Objects of this kind can no longer be.
  List<Change> dropAll() {
    return dropOthers(Set.of());
  }

  boolean isEmpty() {
    return inventory.isEmpty();
  }

  /// How many objects there are. Any thread.
  int size() {
    return inventory.size();
  }

  private void judge(ObjectKey key, List<Problem> problems) {
    var known = problems.isEmpty() ? misunderstood.remove(key) : !misunderstood.add(key);
    if (known || !problems.isEmpty()) {
      listener.misunderstood(key, problems);
    }
  }

  private List<Change> dropOthers(Set<ObjectKey> present) {
    return inventory.missing(present).stream()
        .map(this::drop)
        .<Change>mapMulti(Optional::ifPresent)
        .toList();
  }
}
