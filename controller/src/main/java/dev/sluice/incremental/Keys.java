package dev.sluice.incremental;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A set of keys whose members come and go, known to those that follow it: the keys that an [Index]
/// reads, or an [Outlet] gives values for.
///
/// One thread, that of the engine.
public final class Keys<K> {
  private final Set<K> present = new HashSet<>();
  private final List<Follower<? super K>> followers = new ArrayList<>();

  /// Told of each key that comes and goes.
  interface Follower<K> {

    /// The key was not in the set and is now.
    void came(K key);

    /// The key was in the set and is not any more.
    void went(K key);
  }

  /// No keys yet.
  public Keys() {}

  /// The keys that are in any of the sets.
  public static <K> Keys<K> union(List<Keys<K>> parts) {
    var all = new Keys<K>();
    var union = new Union<>(all, List.copyOf(parts));
    parts.forEach(part -> part.follow(union));
    return all;
  }

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

  /// Whether the key is in the set.
  boolean contains(K key) {
    return present.contains(key);
  }

  /// All keys, in their natural order.
  SortedSet<K> sorted() {
    return new TreeSet<>(present);
  }

  int size() {
    return present.size();
  }

  /// Tells of the keys that are there, and of all that come and go later.
  void follow(Follower<? super K> follower) {
    followers.add(follower);
    present.forEach(follower::came);
  }

  private record Union<K>(Keys<K> all, List<Keys<K>> parts) implements Follower<K> {

    @Override
    public void came(K key) {
      all.add(key);
    }

    @Override
    public void went(K key) {
      if (parts.stream().noneMatch(part -> part.contains(key))) {
        all.remove(key);
      }
    }
  }
}
