package dev.sluice.incremental;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A set of keys whose members come and go, known to those that follow it: the keys that an [Index]
/// reads, or an [Outlet] gives values for.
///
/// One thread, that of the engine.
public abstract sealed class Keys<K> permits KeySet, Union, Index.Claimed {

  /// Told of each key that comes and goes.
  interface Follower<K> {

    /// The key was not in the set and is now.
    void came(K key);

    /// The key was in the set and is not any more.
    void went(K key);
  }

  /// The keys that are in any of the sets.
  public static <K> Keys<K> union(List<? extends Keys<K>> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Union<>(parts);
  }

  abstract boolean contains(K key);

  /// Tells of the keys that are there, and of all that come and go later.
  abstract void follow(Follower<? super K> follower);

  abstract void forEach(Consumer<? super K> action);

  /// All keys, in their natural order.
  SortedSet<K> sorted() {
    var all = new TreeSet<K>();
    forEach(all::add);
    return all;
  }
}
