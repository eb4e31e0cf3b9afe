package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One fleet: its published set, what its proxies rejected of it, and the target that follows from
/// both.
///
/// Safe to use from any thread. It never calls into a stream, it only wakes them.
final class Fleet {
  private final Set<Runnable> streams = ConcurrentHashMap.newKeySet();
  private final LastAccepted lastAccepted = new LastAccepted();
  private final Map<ResourceKey, String> quarantine = new HashMap<>();
  private long revision;
  private @Nullable ResourceSet published;
  private volatile @Nullable Target target;
  private volatile boolean disbanded;

  /// What proxies should get to; empty before anything was published.
  Optional<Target> target() {
    return Optional.ofNullable(target);
  }

  synchronized void publish(long newRevision, ResourceSet resources) {
    lastAccepted.replaced(resources);
    revision = newRevision;
    published = resources;
    quarantine.entrySet().removeIf(entry -> !isPublished(entry.getKey(), entry.getValue()));
    retarget(resources);
  }

  /// Takes a rejected version out of service for all proxies, until its content changes.
  ///
  /// @return whether this is news
  synchronized boolean reject(Resource resource) {
    var key = ResourceKey.of(resource);
    var resources = published;
    if (resources == null
        || !isPublished(key, resource.version())
        || quarantine.put(key, resource.version()) != null) {
      return false;
    }
    retarget(resources);
    return true;
  }

  void accept(List<Resource> resources, ResourceSet within) {
    lastAccepted.add(resources, within);
  }

  private boolean isPublished(ResourceKey key, String version) {
    var resource = published == null ? null : published.of(key.type()).get(key.name());
    return resource != null && resource.version().equals(version);
  }

  private void retarget(ResourceSet resources) {
    target =
        quarantine.isEmpty()
            ? Target.of(revision, resources)
            : new Replacement(resources, quarantine.keySet(), lastAccepted).target(revision);
    streams.forEach(Runnable::run);
  }

  /// Sends everybody away.
  synchronized void disband() {
    disbanded = true;
    target = null;
    streams.forEach(Runnable::run);
  }

  boolean isDisbanded() {
    return disbanded;
  }

  void join(Runnable wake) {
    streams.add(wake);
    if (disbanded) {
      wake.run();
    }
  }

  void leave(Runnable wake) {
    streams.remove(wake);
  }
}
