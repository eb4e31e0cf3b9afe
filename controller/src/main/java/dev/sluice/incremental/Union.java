package dev.sluice.incremental;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The keys that are in any of several sets. Holds none itself.
final class Union<K> extends Keys<K> {
  private final List<Keys<K>> parts;

  Union(List<? extends Keys<K>> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  boolean contains(K key) {
    return parts.stream().anyMatch(part -> part.contains(key));
  }

  @Override
  void follow(Follower<? super K> follower) {
    var followed = new ArrayList<Keys<K>>();
    for (var part : parts) {
      part.follow(new OfPart<>(part, followed, follower));
      followed.add(part);
    }
  }

  @Override
  void forEach(Consumer<? super K> action) {
    parts.forEach(part -> part.forEach(action));
  }

  /// Passes on what no other part has that is followed already.
  private record OfPart<K>(Keys<K> part, List<Keys<K>> followed, Follower<? super K> follower)
      implements Follower<K> {

    @Override
    public void came(K key) {
      if (!elsewhere(key)) {
        follower.came(key);
      }
    }

    @Override
    public void went(K key) {
      if (!elsewhere(key)) {
        follower.went(key);
      }
    }

    private boolean elsewhere(K key) {
      return followed.stream().anyMatch(other -> other != part && other.contains(key));
    }
  }
}
