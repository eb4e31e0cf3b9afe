package dev.sluice.xds.snapshot;

import java.util.EnumMap;
import java.util.Map;

/// Names that were added, changed or removed between two resource sets, per type.
///
/// Types without any change are absent from the map. Immutable.
public record Difference(Map<ResourceType, Names> byType) {
  public Difference {
    byType = Map.copyOf(byType);
  }

  static Difference between(ResourceSet older, ResourceSet newer) {
    var byType = new EnumMap<ResourceType, Names>(ResourceType.class);
    for (var type : ResourceType.values()) {
      var names = between(older.of(type), newer.of(type));
      if (!names.isEmpty()) {
        byType.put(type, names);
      }
    }
    return new Difference(byType);
  }

  /// A union shares the resources of types that did not change: no need to look into them.
  @SuppressWarnings("ReferenceEquality")
  private static Names between(Resources older, Resources newer) {
    return older == newer ? Names.NONE : new Comparison(older.all(), newer.all()).names();
  }

  /// The changes of one type; nothing changed gives empty sets.
  public Names of(ResourceType type) {
    return byType.getOrDefault(type, Names.NONE);
  }

  /// Whether both sets have the same resources with the same content.
  public boolean isEmpty() {
    return byType.isEmpty();
  }
}
