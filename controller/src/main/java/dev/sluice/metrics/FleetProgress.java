package dev.sluice.metrics;

import dev.sluice.xds.ads.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// How far the proxies of a fleet are behind what was published to it. Times are nanoseconds of
/// [System#nanoTime]. Safe to use from any thread.
final class FleetProgress {

  /// So many publications are remembered; a proxy that is farther behind counts as this far.
  static final int MOST = 256;

  private final NavigableMap<Long, Long> publications = new TreeMap<>();
  private final Map<Proxy, Reach> reaches = new HashMap<>();

  /// How far one proxy is.
  ///
  /// @param first revision that it was given when it connected: no change, for this proxy
  /// @param connected when it connected
  /// @param acknowledged revision up to which it has acknowledged
  private record Reach(long first, long connected, long acknowledged) {

    Reach at(long revision) {
      return new Reach(first, connected, Math.max(acknowledged, revision));
    }
  }

  /// A revision follows from a change that came at this time.
  synchronized void published(long revision, long changed) {
    publications.put(revision, changed);
    if (publications.size() > MOST) {
      publications.pollFirstEntry();
    }
    forget();
  }

  synchronized void connected(Proxy proxy, long now) {
    var first = publications.isEmpty() ? 0 : publications.lastKey();
    reaches.put(proxy, new Reach(first, now, first - 1));
  }

  synchronized void disconnected(Proxy proxy) {
    reaches.remove(proxy);
    forget();
  }

  /// A proxy has acknowledged all up to a revision.
  ///
  /// @return the times of the changes that have arrived so, without those before it connected
  synchronized List<Long> acknowledged(Proxy proxy, long revision) {
    var reach = reaches.get(proxy);
    if (reach == null || revision <= reach.acknowledged()) {
      return List.of();
    }
    var arrived = List.copyOf(between(Math.max(reach.first(), reach.acknowledged()), revision));
    reaches.put(proxy, reach.at(revision));
    forget();
    return arrived;
  }

  /// How many publications the last proxy has not acknowledged.
  synchronized long behind() {
    return farthest(reach -> pending(reach).size());
  }

  /// For how many nanoseconds a proxy has been behind.
  synchronized long behindFor(long now) {
    return farthest(reach -> waiting(reach, now));
  }

  private long farthest(ToLongFunction<Reach> distance) {
    return reaches.values().stream().mapToLong(distance).max().orElse(0);
  }

  private long waiting(Reach reach, long now) {
    return pending(reach).values().stream()
        .mapToLong(changed -> Math.min(now - changed, now - reach.connected()))
        .max()
        .orElse(0);
  }

  private NavigableMap<Long, Long> pending(Reach reach) {
    return publications.tailMap(reach.acknowledged(), false);
  }

  private Collection<Long> between(long after, long upTo) {
    return after >= upTo ? List.of() : publications.subMap(after, false, upTo, true).values();
  }

  /// Keeps the last publication, which a proxy that connects has to acknowledge, and what somebody
  /// has not acknowledged yet.
  private void forget() {
    if (publications.isEmpty()) {
      return;
    }
    var last = publications.lastKey() - 1;
    var all = reaches.values().stream().mapToLong(Reach::acknowledged).min().orElse(last);
    publications.headMap(Math.min(all, last), true).clear();
  }
}
