package dev.sluice.loop;

import dev.sluice.object.ObjectKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which versions of KIngresses the proxies have acknowledged: those connected to this replica of
/// the control plane, and, as they tell it, those connected to others. Safe to use from any thread.
public final class RolloutBook {

  private final Map<ObjectKey, Entry> own = new HashMap<>();
  private final TreeMap<Long, ObjectKey> inOrder = new TreeMap<>();
  private final Map<String, Map<ObjectKey, String>> others = new HashMap<>();
  private long last;

  private record Entry(long number, String version) {}

  /// What was written after something.
  ///
  /// @param last stands for the newest entry
  /// @param versions the version of each KIngress
  public record Page(long last, SortedMap<ObjectKey, String> versions) {

    public Page {
      versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
  }

  /// All proxies connected here have acknowledged this version.
  synchronized void mark(ObjectKey ingress, String version) {
    var before = own.get(ingress);
    if (before != null) {
      inOrder.remove(before.number());
    }
    last++;
    inOrder.put(last, ingress);
    own.put(ingress, new Entry(last, version));
  }

  /// A KIngress is gone. What others tell of one that has taken its name since stays.
  synchronized void forget(ObjectKey ingress) {
    var before = own.remove(ingress);
    if (before != null) {
      inOrder.remove(before.number());
      others.values().forEach(known -> known.remove(ingress, before.version()));
    }
  }

  /// The version that all proxies connected here have acknowledged.
  synchronized Optional<String> own(ObjectKey ingress) {
    return Optional.ofNullable(own.get(ingress)).map(Entry::version);
  }

  /// What this replica has to tell after a page; everything after 0.
  public synchronized Page after(long page) {
    var versions = new TreeMap<ObjectKey, String>();
    inOrder
        .tailMap(page, false)
        .values()
        .forEach(ingress -> own(ingress).ifPresent(version -> versions.put(ingress, version)));
    return new Page(last, versions);
  }

  /// What another replica tells.
  ///
  /// @param everything whether that is all it knows, rather than what is new
  public synchronized void told(
      String replica, boolean everything, Map<ObjectKey, String> versions) {
    var known = others.computeIfAbsent(replica, _ -> new HashMap<>());
    if (everything) {
      known.clear();
    }
    known.putAll(versions);
  }

  /// Another replica is gone.
  synchronized void gone(String replica) {
    others.remove(replica);
  }

  /// Whether the replicas say that their proxies have acknowledged this version.
  synchronized boolean agreed(Set<String> replicas, ObjectKey ingress, String version) {
    return replicas.stream()
        .allMatch(replica -> version.equals(others.getOrDefault(replica, Map.of()).get(ingress)));
  }
}
