package dev.sluice.incremental;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Values set from outside, by key. Made by [Incremental#input].
///
/// Keys and values are immutable and have `equals`: an equal value is no change.
public final class Input<K, V> {
  private final Incremental engine;
  private final String name;
  private final V absent;
  private final Map<K, Cell<K, V>> cells = new HashMap<>();

  Input(Incremental engine, String name, V absent) {
    this.engine = engine;
    this.name = name;
    this.absent = absent;
  }

  /// The value of the key, or the absent value. Inside a derived function the read is recorded.
  public V get(K key) {
    if (!engine.isComputing()) {
      var cell = cells.get(key);
      return cell == null ? absent : cell.value();
    }
    var cell = cell(key);
    engine.recordRead(cell);
    return cell.value();
  }

  /// Sets the value of the key; the absent value removes it. Refused inside a derived function.
  ///
  /// @return whether the value is a different one now
  public boolean set(K key, V value) {
    engine.requireIdle();
    return cell(key).set(value);
  }

  /// Goes through the keys that are set.
  void forEachKey(Consumer<? super K> action) {
    cells.forEach(
        (key, cell) -> {
          if (!isAbsent(cell.value())) {
            action.accept(key);
          }
        });
  }

  boolean isAbsent(V value) {
    return value.equals(absent);
  }

  void remove(K key) {
    cells.remove(key);
  }

  Incremental engine() {
    return engine;
  }

  String describe() {
    return "input %s: %d cells".formatted(name, cells.size());
  }

  private Cell<K, V> cell(K key) {
    return cells.computeIfAbsent(key, added -> new Cell<>(this, added, absent));
  }

  @Override
  public String toString() {
    return name;
  }
}
