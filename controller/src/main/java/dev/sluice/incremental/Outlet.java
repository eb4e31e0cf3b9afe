package dev.sluice.incremental;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Derived values that leave the engine, for all of a set of keys, with what changed since they
/// were last taken. Made by [Incremental#outlet].
///
/// Only values that may have changed are computed again. When a function throws, the failure is
/// reported, the last good value stands in for it, and the others go on.
public final class Outlet<K extends Comparable<? super K>, V> {
  private final Incremental engine;
  private final Following<K, Optional<V>> values;
  private SortedMap<K, Optional<V>> untaken = new TreeMap<>();

  Outlet(Incremental engine, String name, Keys<K> keys, Function<K, Optional<V>> function) {
    this.engine = engine;
    this.values = new Following<>(keys, new Derived<>(engine, name, function));
  }

  /// All values, in the order of the keys.
  public SortedMap<K, V> all() {
    settle();
    var all = new TreeMap<K, V>();
    values.forEach((key, value) -> value.ifPresent(present -> all.put(key, present)));
    return all;
  }

  /// What changed since the last call, in the order of the keys: the value from now on, or none
  /// where there is none any more.
  public SortedMap<K, Optional<V>> changes() {
    settle();
    var taken = untaken;
    untaken = new TreeMap<>();
    return taken;
  }

  private void settle() {
    engine.settle();
    values.settle(
        (key, before, after) ->
            changed(key, before.flatMap(value -> value), after.flatMap(value -> value)));
  }

  private void changed(K key, Optional<V> before, Optional<V> after) {
    if (before.isPresent() || after.isPresent()) {
      untaken.put(key, after);
    }
  }
}
