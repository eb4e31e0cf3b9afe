package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceType;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The feeds of one stream, one per type.
///
/// Owned by its stream; not thread-safe.
final class Feeds {
  private final Map<ResourceType, Feed> byType;

  Feeds(AdsSettings settings) {
    this.byType =
        Stream.of(ResourceType.values())
            .collect(Collectors.toUnmodifiableMap(type -> type, type -> new Feed(type, settings)));
  }

  Feed of(ResourceType type) {
    return Objects.requireNonNull(byType.get(type));
  }

  Collection<Feed> all() {
    return byType.values();
  }
}
