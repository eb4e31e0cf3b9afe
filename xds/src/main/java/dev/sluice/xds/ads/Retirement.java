package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Resources that nothing uses any more, each with the time from which it may be removed.
///
/// Owned by its stream; not thread-safe.
final class Retirement {
  private final Map<ResourceType, Map<String, Long>> due = new HashMap<>();

  /// Schedules these names, or moves them up, cancels all others of the type, and returns those
  /// whose time has come.
  List<String> due(ResourceType type, Set<String> unused, long from, long now) {
    var times = due.computeIfAbsent(type, _ -> new HashMap<>());
    times.keySet().retainAll(unused);
    unused.forEach(name -> times.merge(name, from, Math::min));
    return new TreeSet<>(unused)
        .stream().filter(name -> times.getOrDefault(name, from) - now <= 0).toList();
  }

  /// The next time at which a name becomes removable; those of the past wait for something else.
  OptionalLong deadline(long now) {
    return due.values().stream()
        .flatMap(times -> times.values().stream())
        .mapToLong(time -> time)
        .filter(time -> time - now > 0)
        .min();
  }
}
