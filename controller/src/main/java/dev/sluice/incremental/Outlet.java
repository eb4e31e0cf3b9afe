package dev.sluice.incremental;

import java.util.Collections;
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
  private final SortedMap<K, V> present = new TreeMap<>();
  private SortedMap<K, Optional<V>> untaken = new TreeMap<>();

  Outlet(Incremental engine, String name, Keys<K> keys, Function<K, Optional<V>> function) {
    this.engine = engine;
    this.values = new Following<>(keys, new Derived<>(engine, name, function));
  }

  /// All values, in the order of the keys: a view that later calls change.
  public SortedMap<K, V> all() {
    settle();
    return Collections.unmodifiableSortedMap(present);
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
    values.settle((key, _, after) -> changed(key, after.flatMap(value -> value)));
  }

  private void changed(K key, Optional<V> value) {
    var before = value.isPresent() ? present.put(key, value.get()) : present.remove(key);
    if (before != null || value.isPresent()) {
      untaken.put(key, value);
    }
  }
}
