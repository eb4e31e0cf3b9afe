package dev.sluice.xds.snapshot;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The names of one type that were added, changed or removed; each set is sorted and not
/// modifiable.
public record Names(SortedSet<String> added, SortedSet<String> changed, SortedSet<String> removed) {
  static final Names NONE = new Names(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  public Names {
    added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
    changed = Collections.unmodifiableSortedSet(new TreeSet<>(changed));
    removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
  }

  /// Whether nothing changed.
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
