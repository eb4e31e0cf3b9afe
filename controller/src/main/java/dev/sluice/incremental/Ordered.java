package dev.sluice.incremental;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/// Keys with a value each, in the order of the keys; immutable.
///
/// One that differs in a few keys is made by copying references: what stays is neither compared nor
/// looked at. Two are equal only if they are the same object, so that the difference between many
/// keys and one more is not searched for.
public final class Ordered<K extends Comparable<? super K>, V> {
  private static final Ordered<?, ?> EMPTY = new Ordered<>(new Object[0], new Object[0]);

  private final Object[] keys;
  private final Object[] values;

  private Ordered(Object[] keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  /// Without keys. There is one such object.
  @SuppressWarnings("unchecked")
  public static <K extends Comparable<? super K>, V> Ordered<K, V> empty() {
    return (Ordered<K, V>) EMPTY;
  }

  /// The same with other values for some keys.
  ///
  /// @param changes the values from now on; empty for keys that are to go
  public Ordered<K, V> with(SortedMap<K, Optional<V>> changes) {
    var merge = new Merge(keys.length + changes.size());
    changes.forEach(merge::take);
    return merge.finished();
  }

  /// The keys in order; not modifiable.
  @SuppressWarnings("unchecked")
  public List<K> keys() {
    return (List<K>) (List<?>) Collections.unmodifiableList(Arrays.asList(keys));
  }

  /// The values in the order of their keys; not modifiable.
  @SuppressWarnings("unchecked")
  public List<V> values() {
    return (List<V>) (List<?>) Collections.unmodifiableList(Arrays.asList(values));
  }

  /// The value of a key, if it has one.
  public Optional<V> get(K key) {
    var position = Arrays.binarySearch(keys, key);
    return position < 0 ? Optional.empty() : Optional.of(values().get(position));
  }

  /// Goes through all keys in order.
  public void forEach(BiConsumer<? super K, ? super V> action) {
    for (var i = 0; i < keys.length; i++) {
      action.accept(keys().get(i), values().get(i));
    }
  }

  /// How many keys there are.
  public int size() {
    return keys.length;
  }

  /// Whether there are no keys.
  public boolean isEmpty() {
    return keys.length == 0;
  }

  @Override
  public String toString() {
    return keys().toString();
  }

  /// Copies what is between the changes in one go.
  private final class Merge {
    private final Object[] newKeys;
    private final Object[] newValues;
    private int size;
    private int next;

    Merge(int atMost) {
      newKeys = new Object[atMost];
      newValues = new Object[atMost];
    }

    void take(K key, Optional<V> value) {
      var found = Arrays.binarySearch(keys, next, keys.length, key);
      copyUpTo(found < 0 ? -found - 1 : found);
      if (found >= 0) {
        next++;
      }
      value.ifPresent(
          present -> {
            newKeys[size] = key;
            newValues[size++] = present;
          });
    }

    Ordered<K, V> finished() {
      copyUpTo(keys.length);
      return size == 0
          ? empty()
          : new Ordered<>(Arrays.copyOf(newKeys, size), Arrays.copyOf(newValues, size));
    }

    private void copyUpTo(int end) {
      System.arraycopy(keys, next, newKeys, size, end - next);
      System.arraycopy(values, next, newValues, size, end - next);
      size += end - next;
      next = end;
    }
  }
}
