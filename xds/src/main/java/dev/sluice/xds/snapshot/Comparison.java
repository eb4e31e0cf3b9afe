package dev.sluice.xds.snapshot;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Compares two collections of resources, each sorted by name, in one parallel walk.
///
/// Almost all pairs are identical instances, so what both begin and end with is skipped, and names
/// and versions are looked at only where the instances differ.
final class Comparison {
  private final SortedSet<String> added = new TreeSet<>();
  private final SortedSet<String> changed = new TreeSet<>();
  private final SortedSet<String> removed = new TreeSet<>();
  private final List<Resource> older;
  private final List<Resource> newer;
  private int nextOlder;
  private int nextNewer;
  private int endOfOlder;
  private int endOfNewer;

  Comparison(List<Resource> older, List<Resource> newer) {
    this.older = older;
    this.newer = newer;
    this.endOfOlder = older.size();
    this.endOfNewer = newer.size();
  }

  Names names() {
    skipSameBeginning();
    skipSameEnd();
    while (nextOlder < endOfOlder || nextNewer < endOfNewer) {
      step();
    }
    return new Names(added, changed, removed);
  }

  @SuppressWarnings("ReferenceEquality")
  private void skipSameBeginning() {
    var shorter = Math.min(endOfOlder, endOfNewer);
    while (nextOlder < shorter && older.get(nextOlder) == newer.get(nextOlder)) {
      nextOlder++;
    }
    nextNewer = nextOlder;
  }

  @SuppressWarnings("ReferenceEquality")
  private void skipSameEnd() {
    while (endOfOlder > nextOlder
        && endOfNewer > nextNewer
        && older.get(endOfOlder - 1) == newer.get(endOfNewer - 1)) {
      endOfOlder--;
      endOfNewer--;
    }
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
    if (nextNewer == endOfNewer) {
      return -1;
    }
    if (nextOlder == endOfOlder) {
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
