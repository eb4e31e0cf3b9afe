package dev.sluice.incremental;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.BiConsumer;

/// Knows which values of a derived family may have changed, for all of a set of keys, and computes
/// only those again. The family belongs to it: nobody else reads it.
///
/// A value whose function throws stays what it was.
final class Following<K, V> implements Keys.Follower<K> {
  private final Keys<K> keys;
  private final Derived<K, V> derived;
  private final SequencedSet<K> suspects = new LinkedHashSet<>();
  private final Map<K, V> lastGood = new HashMap<>();

  /// Takes what changed.
  @FunctionalInterface
  interface Changes<K, V> {

    /// The value of the key; empty where it had none, or has none any more.
    void changed(K key, Optional<V> before, Optional<V> after);
  }

  Following(Keys<K> keys, Derived<K, V> derived) {
    this.keys = keys;
    this.derived = derived;
    derived.followedBy(this);
    keys.follow(this);
  }

  @Override
  public void came(K key) {
    suspected(key);
  }

  @Override
  public void went(K key) {
    suspected(key);
  }

  void suspected(K key) {
    suspects.add(key);
    derived.engine().unsettled();
  }

  boolean isSuspect() {
    return !suspects.isEmpty();
  }

  int size() {
    return keys.sorted().size();
  }

  /// All values as they are known.
  void forEach(BiConsumer<? super K, ? super V> action) {
    keys.forEach(key -> known(key).ifPresent(value -> action.accept(key, value)));
  }

  /// Brings every value up to date.
  void settle(Changes<K, V> changes) {
    while (!suspects.isEmpty()) {
      var key = suspects.removeFirst();
      if (keys.contains(key)) {
        verify(key, changes);
      } else {
        forget(key, changes);
      }
    }
  }

  private void verify(K key, Changes<K, V> changes) {
    var before = known(key);
    switch (derived.outcome(key)) {
      case Outcome.Gave<V>(var after) -> {
        lastGood.remove(key);
        report(key, before, after, changes);
      }
      case Outcome.Threw<V>(var failure) -> {
        before.ifPresent(value -> lastGood.put(key, value));
        derived.engine().failed(derived + "(" + key + ")", failure);
      }
    }
  }

  /// An equal value is the same object.
  @SuppressWarnings("ReferenceEquality")
  private void report(K key, Optional<V> before, V after, Changes<K, V> changes) {
    if (before.isEmpty() || before.get() != after) {
      changes.changed(key, before, Optional.of(after));
    }
  }

  private void forget(K key, Changes<K, V> changes) {
    var before = known(key);
    lastGood.remove(key);
    derived.forget(key);
    if (before.isPresent()) {
      changes.changed(key, before, Optional.empty());
    }
  }

  private Optional<V> known(K key) {
    return Optional.ofNullable(lastGood.get(key)).or(() -> derived.known(key));
  }
}
