package dev.sluice.incremental;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/// Derived values by what they say about themselves: each source claims keys, and each key knows
/// its sources. Made by [Incremental#index].
///
/// A source that changes costs the keys that it claims differently, however many others there are.
/// It is also a wall against suspicion: whoever reads a key is suspect only when the claims on that
/// key are others, not whenever they may be.
public final class Index<S extends Comparable<? super S>, K, V> {
  private final Incremental engine;
  private final String name;
  private final int layer;
  private final Following<S, Map<K, V>> claims;
  private final Input<K, Ordered<S, V>> groups;
  private final Keys<K> keys = new Keys<>();
  private final Map<K, SortedMap<S, Optional<V>>> touched = new HashMap<>();

  Index(
      Incremental engine, String name, int layer, Keys<S> sources, Function<S, Map<K, V>> claims) {
    this.engine = engine;
    this.name = name;
    this.layer = layer;
    this.claims = new Following<>(sources, new Derived<>(engine, name, claims));
    this.groups = new Input<>(engine, name, Ordered.empty());
  }

  /// Who claims the key and with what, in the order of the sources. Inside a derived function the
  /// read is recorded.
  public Ordered<S, V> get(K key) {
    engine.settleFor(this);
    return groups.get(key);
  }

  /// The keys that are claimed by anybody, in order. Not for derived functions.
  public SortedSet<K> all() {
    engine.requireIdle();
    engine.settle();
    return keys.sorted();
  }

  /// The keys that are claimed by anybody, for those who follow them.
  public Keys<K> keys() {
    return keys;
  }

  /// Where it stands among the indexes: it may read earlier ones only.
  int layer() {
    return layer;
  }

  boolean isSuspect() {
    return claims.isSuspect();
  }

  void settle() {
    claims.settle(this::changed);
    touched.forEach(this::publish);
    touched.clear();
  }

  private void changed(S source, Optional<Map<K, V>> before, Optional<Map<K, V>> after) {
    var claimed = before.orElse(Map.of());
    var claiming = after.orElse(Map.of());
    claimed.forEach(
        (key, _) -> {
          if (!claiming.containsKey(key)) {
            touch(key, source, Optional.empty());
          }
        });
    claiming.forEach(
        (key, value) -> {
          if (!value.equals(claimed.get(key))) {
            touch(key, source, Optional.of(value));
          }
        });
  }

  private void touch(K key, S source, Optional<V> value) {
    touched.computeIfAbsent(key, _ -> new TreeMap<>()).put(source, value);
  }

  private void publish(K key, SortedMap<S, Optional<V>> changes) {
    var group = groups.get(key).with(changes);
    groups.set(key, group);
    if (group.isEmpty()) {
      keys.remove(key);
    } else {
      keys.add(key);
    }
  }

  String describe() {
    return "index %s: %d sources, %d keys".formatted(name, claims.size(), keys.size());
  }

  @Override
  public String toString() {
    return name;
  }
}
