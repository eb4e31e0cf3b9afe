package dev.sluice.incremental;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values computed from inputs and other derived values, by key. Made by [Incremental#derive].
public final class Derived<K, V> {
  private final Incremental engine;
  private final String name;
  private final Function<K, V> function;
  private final Map<K, Memo<K, V>> memos = new HashMap<>();
  private @Nullable Following<K, V> follower;

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
    engine.settle();
    var memo = memo(key);
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

  /// Its values are kept and asked for by the follower alone, who is told which become suspect.
  void followedBy(Following<K, V> only) {
    follower = only;
  }

  boolean isFollowed() {
    return follower != null;
  }

  void suspected(K key) {
    if (follower != null) {
      follower.suspected(key);
    }
  }

  Outcome<V> outcome(K key) {
    return memo(key).upToDate();
  }

  /// The value as it was last computed, if it was.
  Optional<V> known(K key) {
    return Optional.ofNullable(memos.get(key)).flatMap(Memo::known);
  }

  /// Forgets the value at once.
  void forget(K key) {
    Optional.ofNullable(memos.remove(key)).ifPresent(Memo::readNothing);
  }

  private Memo<K, V> memo(K key) {
    return memos.computeIfAbsent(key, added -> new Memo<>(this, added));
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
