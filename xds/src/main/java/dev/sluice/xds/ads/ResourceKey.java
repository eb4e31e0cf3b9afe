package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceType;

/// The identity of a resource within a fleet, whatever its content.
record ResourceKey(ResourceType type, String name) {
  static ResourceKey of(Resource resource) {
    return new ResourceKey(resource.type(), resource.name());
  }
}
