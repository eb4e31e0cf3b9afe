package dev.sluice.xds.snapshot;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that one fleet of proxies is meant to have, at one moment.
///
/// Immutable and safe to share between threads. Two sets with equal resources are equal.
public final class ResourceSet {
  private static final ResourceSet EMPTY = new ResourceSet(Map.of());

  private final Map<ResourceType, Resources> resources;

  private ResourceSet(Map<ResourceType, Resources> resources) {
    this.resources = resources;
  }

  /// The set without resources.
  public static ResourceSet empty() {
    return EMPTY;
  }

  /// Collects resources.
  ///
  /// @throws IllegalArgumentException if two resources of one type have the same name
  public static ResourceSet of(Collection<Resource> resources) {
    var byType = new EnumMap<ResourceType, Resources>(ResourceType.class);
    resources.stream()
        .collect(groupingBy(Resource::type))
        .forEach((type, sameType) -> byType.put(type, Resources.of(sameType.stream())));
    return new ResourceSet(byType);
  }

  /// The set with resources of one type.
  ///
  /// @param sorted by name, each name once, which is not checked; must not change any more
  public static ResourceSet of(ResourceType type, List<Resource> sorted) {
    return sorted.isEmpty() ? EMPTY : new ResourceSet(Map.of(type, Resources.ofSorted(sorted)));
  }

  /// Puts sets of different types together. Shares what is in them, so that the types that did not
  /// change since an earlier union cost nothing when the two are compared.
  ///
  /// @throws IllegalArgumentException if two sets have resources of the same type
  public static ResourceSet union(Collection<ResourceSet> sets) {
    var byType = new EnumMap<ResourceType, Resources>(ResourceType.class);
    for (var set : sets) {
      set.resources.forEach(
          (type, sameType) -> {
            if (byType.put(type, sameType) != null) {
              throw new IllegalArgumentException("Two sets have resources of type " + type);
            }
          });
    }
    return new ResourceSet(byType);
  }

  /// The resources of one type.
  public Resources of(ResourceType type) {
    return resources.getOrDefault(type, Resources.NONE);
  }

  /// The number of resources of all types.
  public int size() {
    return resources.values().stream().mapToInt(Resources::size).sum();
  }

  /// What has to be done to get from an older set to this one.
  ///
  /// Cheap if most resources are the very same instances in both sets: one pass, no hashing.
  public Difference differenceFrom(ResourceSet older) {
    return Difference.between(older, this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceSet set && resources.equals(set.resources);
  }

  @Override
  public int hashCode() {
    return resources.hashCode();
  }

  @Override
  public String toString() {
    return "ResourceSet" + resources.values();
  }
}
