package dev.sluice.incremental;

/// The value of one key of an input.
final class Cell<K, V> extends Source {
  private final Input<K, V> input;
  private final K key;
  private V value;

  Cell(Input<K, V> input, K key, V value) {
    this.input = input;
    this.key = key;
    this.value = value;
    becameUnread();
  }

  V value() {
    return value;
  }

  boolean set(V next) {
    if (value.equals(next)) {
      return false;
    }
    value = next;
    changedAt(engine().tick());
    engine().markReaders(this);
    if (!isRead()) {
      becameUnread();
    }
    return true;
  }

  @Override
  boolean changedSince(long stamp) {
    return changedAt() > stamp;
  }

  @Override
  boolean survives(int sweep) {
    unlist();
    if (!isRead() && input.isAbsent(value)) {
      input.remove(key);
    }
    return false;
  }

  @Override
  Incremental engine() {
    return input.engine();
  }

  @Override
  public String toString() {
    return input + "(" + key + ")";
  }
}
