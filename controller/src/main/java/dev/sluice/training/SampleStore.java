package dev.sluice.training;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/// The objects of a sample cluster, with versions and with those who watch them. Any thread.
final class SampleStore {

  private final Map<String, Map<String, Obj>> collections = new HashMap<>();
  private final Map<String, List<BlockingQueue<Obj>>> watches = new HashMap<>();
  private long version = 1;

  /// All objects of a collection, as a list of Kubernetes.
  synchronized Obj list(String collection) {
    return Obj.EMPTY
        .with("kind", "List")
        .with("metadata", Obj.EMPTY.with("resourceVersion", Long.toString(version)))
        .with("items", List.copyOf(objects(collection).values()));
  }

  synchronized Optional<Obj> get(StoredPath path) {
    return Optional.ofNullable(objects(path.collection()).get(path.object()));
  }

  /// What of a collection fulfils a condition first.
  synchronized Optional<Obj> find(String collection, Predicate<Obj> condition) {
    return objects(collection).values().stream().filter(condition).findFirst();
  }

  /// Keeps an object and tells those who watch.
  ///
  /// @return the object as it is kept
  synchronized Obj put(StoredPath path, Obj object) {
    version++;
    var metadata =
        object
            .object("metadata")
            .with("uid", path.collection() + path.object())
            .with("generation", 1)
            .with("resourceVersion", Long.toString(version));
    var kept = object.with("metadata", metadata);
    var known = objects(path.collection()).put(path.object(), kept) != null;
    tell(path.collection(), known ? "MODIFIED" : "ADDED", kept);
    return kept;
  }

  /// Keeps other values of some fields, not of the metadata; objects among them field by field.
  synchronized Optional<Obj> merge(StoredPath path, Obj patch) {
    return get(path).map(known -> put(path, merged(known, patch.without("metadata"))));
  }

  private static Obj merged(Obj object, Obj patch) {
    var merged = object;
    for (var field : patch.fields().entrySet()) {
      var value =
          field.getValue() instanceof Obj inner
              ? merged(object.object(field.getKey()), inner)
              : field.getValue();
      merged = merged.with(field.getKey(), value);
    }
    return merged;
  }

  synchronized Optional<Obj> delete(StoredPath path) {
    var gone = Optional.ofNullable(objects(path.collection()).remove(path.object()));
    gone.ifPresent(object -> tell(path.collection(), "DELETED", object));
    return gone;
  }

  /// What happens to a collection from now on, as the events of a watch.
  synchronized BlockingQueue<Obj> watch(String collection) {
    var events = new LinkedBlockingQueue<Obj>();
    watches.computeIfAbsent(collection, _ -> new ArrayList<>()).add(events);
    return events;
  }

  private void tell(String collection, String type, Obj object) {
    var event = Obj.EMPTY.with("type", type).with("object", (Json) object);
    watches.getOrDefault(collection, List.of()).forEach(events -> events.add(event));
  }

  private Map<String, Obj> objects(String collection) {
    return collections.computeIfAbsent(collection, _ -> new TreeMap<>());
  }
}
