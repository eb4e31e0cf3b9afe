package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
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
  private volatile ResourceSet published = ResourceSet.empty();

  /// Notes that a proxy has accepted these. What is not published any more has come too late.
  void add(List<Resource> resources, ResourceSet within) {
    resources.stream()
        .filter(resource -> published.of(resource.type()).contains(resource.name()))
        .forEach(resource -> add(resource, within));
  }

  /// What refers to nothing must not keep a whole set in memory, least of all a set for each.
  private void add(Resource resource, ResourceSet within) {
    var key = ResourceKey.of(resource);
    var known = accepted.get(key);
    if (known == null || !known.resource().equals(resource)) {
      var needed = Users.ALL.contains(resource.type()) ? within : ResourceSet.empty();
      accepted.put(key, new Accepted(resource, needed));
    }
  }

  Optional<Accepted> get(ResourceKey key) {
    return Optional.ofNullable(accepted.get(key));
  }

  /// Notes that this set is published in place of the last one, which is the last that goes with
  /// the listeners and routes that it changes. Forgets resources that are not published any more.
  void replaced(ResourceSet by) {
    var last = published;
    published = by;
    var difference = by.differenceFrom(last);
    for (var type : ResourceType.values()) {
      difference.of(type).removed().forEach(name -> accepted.remove(new ResourceKey(type, name)));
    }
    for (var type : Users.ALL) {
      difference.of(type).changed().forEach(name -> changed(new ResourceKey(type, name), last));
    }
  }

  private void changed(ResourceKey key, ResourceSet last) {
    accepted.computeIfPresent(
        key,
        (_, known) ->
            known.resource().equals(last.of(key.type()).get(key.name()))
                ? new Accepted(known.resource(), last)
                : known);
  }
}
