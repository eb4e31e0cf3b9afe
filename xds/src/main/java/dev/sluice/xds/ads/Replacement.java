package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the target of a fleet whose proxies rejected a part of what was published.
///
/// Used once, by the thread that owns the fleet. A rejected resource is served as it was last
/// accepted. For listeners and routes this needs everything that the accepted version may use, as
/// far as it is gone meanwhile.
final class Replacement {
  private final Map<ResourceKey, Resource> resources = new HashMap<>();
  private final Set<ResourceKey> rejected;
  private final LastAccepted lastAccepted;

  Replacement(ResourceSet published, Set<ResourceKey> rejected, LastAccepted lastAccepted) {
    all(published).forEach(resource -> resources.put(ResourceKey.of(resource), resource));
    this.rejected = Set.copyOf(rejected);
    this.lastAccepted = lastAccepted;
  }

  Target target(long revision) {
    rejected.forEach(resources::remove);
    rejected.forEach(key -> lastAccepted.get(key).ifPresent(this::restore));
    var frozen =
        rejected.stream()
            .filter(key -> !resources.containsKey(key))
            .collect(Collectors.toUnmodifiableSet());
    return new Target(revision, ResourceSet.of(resources.values()), frozen, false);
  }

  private void restore(LastAccepted.Accepted accepted) {
    var resource = accepted.resource();
    resources.put(ResourceKey.of(resource), resource);
    uses(resource.type()).stream()
        .flatMap(type -> accepted.within().of(type).all().stream())
        .forEach(used -> resources.putIfAbsent(ResourceKey.of(used), used));
  }

  private static List<ResourceType> uses(ResourceType type) {
    return switch (type) {
      case CLUSTER, ENDPOINTS, SECRET -> List.of();
      case LISTENER ->
          List.of(
              ResourceType.CLUSTER,
              ResourceType.ENDPOINTS,
              ResourceType.SECRET,
              ResourceType.ROUTES,
              ResourceType.EXTENSION);
      case ROUTES, EXTENSION ->
          List.of(ResourceType.CLUSTER, ResourceType.ENDPOINTS, ResourceType.SECRET);
    };
  }

  private static Stream<Resource> all(ResourceSet set) {
    return Stream.of(ResourceType.values()).flatMap(type -> set.of(type).all().stream());
  }
}
