package dev.sluice.folder;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// What the file system says has happened.
///
/// @param files files that may have changed
/// @param tree whether files may have come or gone elsewhere, so that only a new walk can tell
record Touched(Set<Path> files, boolean tree) {

  static final Touched NOTHING = new Touched(Set.of(), false);
  static final Touched TREE = new Touched(Set.of(), true);

  static Touched file(Path path) {
    return new Touched(Set.of(path), false);
  }

  Touched and(Touched other) {
    var both = new TreeSet<>(files);
    both.addAll(other.files);
    return new Touched(both, tree || other.tree);
  }

  boolean isNothing() {
    return files.isEmpty() && !tree;
  }
}
