package dev.sluice.incremental;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The derived values that leave the engine, so that a bug costs one of them and not all.
///
/// When the function of a root throws, its last good value stands in for it, the failure is
/// reported once, and the other roots go on.
public final class Roots<K, V> {
  private final Derived<K, V> derived;
  private final BiConsumer<K, RuntimeException> onFailure;
  private Map<K, Root<V>> roots = new HashMap<>();

  /// @param onFailure told of each failure once, however often the root is pulled
  public Roots(Derived<K, V> derived, BiConsumer<K, RuntimeException> onFailure) {
    this.derived = derived;
    this.onFailure = onFailure;
  }

  /// The value of every key, in the order of the keys. A key whose function never gave a value is
  /// left out; what was known of keys not asked for is forgotten.
  public SequencedMap<K, V> pull(Collection<K> keys) {
    var values = new LinkedHashMap<K, V>();
    var pulled = new HashMap<K, Root<V>>();
    for (var key : keys) {
      var root = pull(key);
      pulled.put(key, root);
      root.good().ifPresent(value -> values.put(key, value));
    }
    roots = pulled;
    return Collections.unmodifiableSequencedMap(values);
  }

  private Root<V> pull(K key) {
    try {
      return new Root<>(Optional.of(derived.get(key)), null);
    } catch (RuntimeException e) {
      var before = roots.getOrDefault(key, new Root<>(Optional.empty(), null));
      if (!e.equals(before.failure())) {
        onFailure.accept(key, e);
      }
      return new Root<>(before.good(), e);
    }
  }

  private record Root<V>(Optional<V> good, @Nullable RuntimeException failure) {}
}
