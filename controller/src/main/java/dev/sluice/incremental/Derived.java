package dev.sluice.incremental;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Values computed from inputs and other derived values, by key. Made by [Incremental#derive].
public final class Derived<K, V> {
  private final Incremental engine;
  private final String name;
  private final Function<K, V> function;
  private final Map<K, Memo<K, V>> memos = new HashMap<>();

  Derived(Incremental engine, String name, Function<K, V> function) {
    this.engine = engine;
    this.name = name;
    this.function = function;
  }

  /// The value of the key, up to date. Inside another derived function the read is recorded.
  ///
  /// The same object is returned until the function gives one that is not equal to it.
  ///
  /// @throws CycleException when computing the value needs the value itself
  /// @throws RuntimeException what the function threw: it is remembered like a value, and thrown at
  ///   every reader until something that the function read before it threw changes
  public V get(K key) {
    var memo = memos.computeIfAbsent(key, added -> new Memo<>(this, added));
    if (!engine.recordRead(memo)) {
      memo.pulledIn(engine.sweeps());
    }
    return memo.upToDate().orThrow();
  }

  V compute(K key) {
    return function.apply(key);
  }

  void remove(K key) {
    memos.remove(key);
  }

  Incremental engine() {
    return engine;
  }

  Stream<String> describe() {
    return Stream.concat(
        Stream.of("derived %s: %d values".formatted(name, memos.size())),
        memos.values().stream().map(Memo::describe).sorted());
  }

  @Override
  public String toString() {
    return name;
  }
}
