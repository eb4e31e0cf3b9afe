package dev.sluice.xds.snapshot;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Compares two collections of resources, each sorted by name, in one parallel walk.
///
/// Almost all pairs are identical instances, so it looks at names and versions only where they are
/// not.
final class Comparison {
  private final SortedSet<String> added = new TreeSet<>();
  private final SortedSet<String> changed = new TreeSet<>();
  private final SortedSet<String> removed = new TreeSet<>();
  private final List<Resource> older;
  private final List<Resource> newer;
  private int nextOlder;
  private int nextNewer;

  Comparison(List<Resource> older, List<Resource> newer) {
    this.older = older;
    this.newer = newer;
  }

  Names names() {
    while (nextOlder < older.size() || nextNewer < newer.size()) {
      step();
    }
    return new Names(added, changed, removed);
  }

  private void step() {
    var order = order();
    if (order < 0) {
      removed.add(older.get(nextOlder++).name());
    } else if (order > 0) {
      added.add(newer.get(nextNewer++).name());
    } else {
      compare(older.get(nextOlder++), newer.get(nextNewer++));
    }
  }

  private int order() {
    if (nextNewer == newer.size()) {
      return -1;
    }
    if (nextOlder == older.size()) {
      return 1;
    }
    var before = older.get(nextOlder);
    var after = newer.get(nextNewer);
    return before.equals(after) ? 0 : before.name().compareTo(after.name());
  }

  private void compare(Resource before, Resource after) {
    if (!before.equals(after)) {
      changed.add(after.name());
    }
  }
}
