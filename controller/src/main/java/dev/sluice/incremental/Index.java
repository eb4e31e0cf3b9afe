package dev.sluice.incremental;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
  private final Claimed<K> keys;
  private final Map<K, SortedMap<S, Optional<V>>> touched = new HashMap<>();

  Index(
      Incremental engine, String name, int layer, Keys<S> sources, Function<S, Map<K, V>> claims) {
    this.engine = engine;
    this.name = name;
    this.layer = layer;
    this.claims =
        new Following<>(sources, new Derived<>(engine, name, claims.andThen(Map::copyOf)));
    this.groups = new Input<>(engine, name, Ordered.empty());
    this.keys = new Claimed<>(groups);
  }

  /// The keys that have a group. The groups themselves say which these are.
  static final class Claimed<K> extends Keys<K> {
    private final Input<K, ? extends Ordered<?, ?>> groups;
    private final List<Follower<? super K>> followers = new ArrayList<>();

    Claimed(Input<K, ? extends Ordered<?, ?>> groups) {
      this.groups = groups;
    }

    @Override
    boolean contains(K key) {
      return !groups.get(key).isEmpty();
    }

    @Override
    void follow(Follower<? super K> follower) {
      followers.add(follower);
      forEach(follower::came);
    }

    @Override
    void forEach(Consumer<? super K> action) {
      groups.forEachKey(action);
    }

    void changed(K key, boolean before, boolean after) {
      if (before != after) {
        followers.forEach(after ? follower -> follower.came(key) : follower -> follower.went(key));
      }
    }
  }

  /// Who claims the key and with what, in the order of the sources. Inside a derived function the
  /// read is recorded.
  public Ordered<S, V> get(K key) {
    engine.settleFor(this);
    return groups.get(key);
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
    var before = groups.get(key);
    var after = before.with(changes);
    groups.set(key, after);
    keys.changed(key, !before.isEmpty(), !after.isEmpty());
  }

  String describe() {
    return "index %s: %d sources, %d keys".formatted(name, claims.size(), keys.sorted().size());
  }

  @Override
  public String toString() {
    return name;
  }
}
