package dev.sluice.folder;

import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// One walk over the roots: which files hold manifests now. Links are followed.
final class FileTree {

  private final SortedMap<Path, Signature> files = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Object> above = new HashSet<>();
  private final Surroundings surroundings;

  /// Hears what a walk depends on, before the walk looks at it.
  interface Surroundings {

    /// For a walk that nothing follows.
    Surroundings IGNORED =
        new Surroundings() {
          @Override
          public void directory(Path directory) {}

          @Override
          public void entry(Path path) {}
        };

    /// A directory all of whose entries matter.
    void directory(Path directory) throws IOException;

    /// A single entry of some directory that matters.
    void entry(Path path) throws IOException;
  }

  private FileTree(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static FileTree walk(List<Path> roots, Surroundings surroundings) {
    var tree = new FileTree(surroundings);
    roots.forEach(tree::root);
    return tree;
  }

  /// Files by path.
  SortedMap<Path, Signature> files() {
    return files;
  }

  /// What could not be looked at.
  List<Problem> problems() {
    return problems;
  }

  private void root(Path root) {
    if (Files.notExists(root)) {
      problem(root, "does not exist; create it or name another");
    }
    visit(root, true);
  }

  private void visit(Path path, boolean root) {
    try {
      if (root) {
        surroundings.entry(path);
      }
      var attributes = read(path, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        surroundings.entry(path.toRealPath());
        attributes = read(path);
      }
      if (attributes.isDirectory()) {
        directory(path, attributes);
      } else if (root || FileNames.isManifest(path)) {
        files.put(path, Signature.of(attributes));
      }
    } catch (IOException e) {
      unreadable(path, e);
    }
  }

  private static BasicFileAttributes read(Path path, LinkOption... options) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, options);
  }

  /// A link that leads back to a directory above it is not followed.
  private void directory(Path directory, BasicFileAttributes attributes) throws IOException {
    var key = attributes.fileKey();
    var identity = key == null ? directory.toRealPath() : key;
    if (!above.add(identity)) {
      return;
    }
    surroundings.directory(directory);
    try (var entries = Files.newDirectoryStream(directory, path -> !FileNames.isHidden(path))) {
      entries.forEach(path -> visit(path, false));
    } catch (DirectoryIteratorException e) {
      problem(
          directory,
          Reading.explain(Objects.requireNonNullElseGet(e.getCause(), IOException::new)));
    }
    above.remove(identity);
  }

  /// Files come and go during the walk; only those that stay can be a problem.
  private void unreadable(Path path, IOException e) {
    if (Files.exists(path) || Files.isSymbolicLink(path)) {
      problem(path, Reading.explain(e));
    }
  }

  private void problem(Path path, String message) {
    problems.add(new Problem(Severity.ERROR, path.toString(), 1, "", "", message));
  }
}
