package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The newest version of each resource that a proxy of the fleet found nothing wrong with.
///
/// Safe to use from any thread.
final class LastAccepted {
  /// A resource, and a set that has everything which it refers to.
  record Accepted(Resource resource, ResourceSet within) {}

  private final Map<ResourceKey, Accepted> accepted = new ConcurrentHashMap<>();

  void add(List<Resource> resources, ResourceSet within) {
    resources.forEach(resource -> add(resource, within));
  }

  private void add(Resource resource, ResourceSet within) {
    var key = ResourceKey.of(resource);
    var known = accepted.get(key);
    if (known == null || !known.resource().equals(resource)) {
      accepted.put(key, new Accepted(resource, within));
    }
  }

  Optional<Accepted> get(ResourceKey key) {
    return Optional.ofNullable(accepted.get(key));
  }

  /// Notes that this set is about to be replaced: it is the last one that goes with its listeners
  /// and routes.
  void replaced(ResourceSet last, ResourceSet by) {
    var difference = by.differenceFrom(last);
    for (var type : Users.ALL) {
      for (var name : difference.of(type).changed()) {
        accepted.computeIfPresent(
            new ResourceKey(type, name),
            (_, known) ->
                known.resource().equals(last.of(type).get(name))
                    ? new Accepted(known.resource(), last)
                    : known);
      }
    }
  }

  /// Forgets resources that are not published any more.
  void retain(ResourceSet published) {
    accepted.keySet().removeIf(key -> !published.of(key.type()).contains(key.name()));
  }
}
