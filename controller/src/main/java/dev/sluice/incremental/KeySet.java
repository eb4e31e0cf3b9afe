package dev.sluice.incremental;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;

/// Keys that are added and removed from outside.
public final class KeySet<K> extends Keys<K> {
  private final Set<K> present = new HashSet<>();
  private final List<Follower<? super K>> followers = new ArrayList<>();

  /// No keys yet.
  public KeySet() {}

  /// The key is in the set from now on.
  public void add(K key) {
    if (present.add(key)) {
      followers.forEach(follower -> follower.came(key));
    }
  }

  /// The key is not in the set from now on.
  public void remove(K key) {
    if (present.remove(key)) {
      followers.forEach(follower -> follower.went(key));
    }
  }

  /// All keys, in their natural order.
  @Override
  public SortedSet<K> sorted() {
    return super.sorted();
  }

  @Override
  boolean contains(K key) {
    return present.contains(key);
  }

  @Override
  void follow(Follower<? super K> follower) {
    followers.add(follower);
    present.forEach(follower::came);
  }

  @Override
  void forEach(Consumer<? super K> action) {
    present.forEach(action);
  }
}
