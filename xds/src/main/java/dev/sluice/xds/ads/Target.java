package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Difference;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every proxy of a fleet should get to: the published set without what a proxy rejected.
///
/// Safe to use from any thread. `frozen` resources are left as each proxy holds them: the published
/// version was rejected, and no accepted one is known.
final class Target {
  private final long revision;
  private final ResourceSet resources;
  private final Set<ResourceKey> frozen;
  private final boolean complete;
  private final IdentityHashMap<ResourceSet, Difference> differences = new IdentityHashMap<>();

  Target(long revision, ResourceSet resources, Set<ResourceKey> frozen, boolean complete) {
    this.revision = revision;
    this.resources = resources;
    this.frozen = Set.copyOf(frozen);
    this.complete = complete;
  }

  /// A target with everything that was published.
  static Target of(long revision, ResourceSet resources) {
    return new Target(revision, resources, Set.of(), true);
  }

  long revision() {
    return revision;
  }

  ResourceSet resources() {
    return resources;
  }

  /// Whether nothing of the published set is left out or replaced.
  boolean complete() {
    return complete;
  }

  @Nullable Resource get(ResourceType type, String name) {
    return resources.of(type).get(name);
  }

  boolean contains(ResourceType type, String name) {
    return resources.of(type).contains(name);
  }

  boolean isFrozen(ResourceType type, String name) {
    return frozen.contains(new ResourceKey(type, name));
  }

  /// Whether proxies may hold listeners or routes of unknown content, which may use anything.
  boolean freezesUsers() {
    return frozen.stream().anyMatch(key -> Users.ALL.contains(key.type()));
  }

  /// The difference from an older set; computed once for all streams that come from the same one.
  Difference since(ResourceSet older) {
    synchronized (differences) {
      return differences.computeIfAbsent(older, resources::differenceFrom);
    }
  }
}
