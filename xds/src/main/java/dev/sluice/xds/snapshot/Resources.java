package dev.sluice.xds.snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The resources of one type, sorted by name, each name once. Immutable.
///
/// One that differs in a few resources is made of a list that differs in a few places: nothing is
/// built for finding a name, however many there are.
public final class Resources {
  static final Resources NONE = new Resources(List.of());

  private final List<Resource> sorted;

  private Resources(List<Resource> sorted) {
    this.sorted = sorted;
  }

  /// Takes resources in any order.
  ///
  /// @throws IllegalArgumentException if two have the same name
  static Resources of(Stream<Resource> resources) {
    var sorted = resources.sorted(Comparator.comparing(Resource::name)).toList();
    for (var next = 1; next < sorted.size(); next++) {
      var name = sorted.get(next).name();
      if (sorted.get(next - 1).name().equals(name)) {
        throw new IllegalArgumentException(
            "Two resources of type %s are named %s".formatted(sorted.get(next).type(), name));
      }
    }
    return new Resources(sorted);
  }

  /// Takes a list that is sorted by name, each name once, and does not change any more. It is not
  /// looked at: to compare thousands of names would cost more than what one change is about.
  static Resources ofSorted(List<Resource> sorted) {
    return new Resources(sorted);
  }

  /// All of them, in order; not modifiable.
  public List<Resource> all() {
    return sorted;
  }

  /// The names of all, in order.
  public Stream<String> names() {
    return sorted.stream().map(Resource::name);
  }

  /// The resource of a name, if there is one.
  public @Nullable Resource get(String name) {
    var low = 0;
    var high = sorted.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = sorted.get(middle).name().compareTo(name);
      if (order == 0) {
        return sorted.get(middle);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return null;
  }

  /// Whether there is a resource of this name.
  public boolean contains(String name) {
    return get(name) != null;
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return sorted.isEmpty();
  }

  /// How many there are.
  public int size() {
    return sorted.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Resources resources
            && sorted.size() == resources.sorted.size()
            && sorted.equals(resources.sorted));
  }

  @Override
  public int hashCode() {
    return sorted.hashCode();
  }

  @Override
  public String toString() {
    return names().toList().toString();
  }
}
