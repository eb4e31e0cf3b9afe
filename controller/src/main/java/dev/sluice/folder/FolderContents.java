package dev.sluice.folder;

import dev.sluice.object.decode.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the files under the roots say, brought up to date on request. One thread.
final class FolderContents {

  private final List<Path> roots;
  private final Holdings holdings = new Holdings();
  private final Map<Path, Signature> known = new HashMap<>();
  private List<Problem> treeProblems = List.of();

  FolderContents(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /// Walks over the roots and finds the files that came, went or may have changed.
  Set<Path> walk(FileTree.Surroundings surroundings) {
    var tree = FileTree.walk(roots, surroundings);
    treeProblems = tree.problems();
    var changed = new TreeSet<>(known.keySet());
    changed.addAll(tree.files().keySet());
    changed.removeIf(path -> Objects.equals(known.get(path), tree.files().get(path)));
    return changed;
  }

  /// Reads files anew; empty for those that are gone.
  Map<Path, Optional<FileContent>> read(Set<Path> paths) {
    paths.forEach(this::remember);
    var stream = paths.size() > 1 ? paths.parallelStream() : paths.stream();
    return stream.collect(Collectors.toMap(Function.identity(), this::read));
  }

  /// Before the file is read, so that an edit in between is seen by the next walk.
  private void remember(Path path) {
    try {
      known.put(path, Signature.of(Files.readAttributes(path, BasicFileAttributes.class)));
    } catch (IOException _) {
      known.remove(path);
    }
  }

  private Optional<FileContent> read(Path path) {
    var before = holdings.content(path);
    try {
      return Optional.of(before.edited(path.toString(), Files.readString(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(before.unreadable(path.toString(), Reading.explain(e)));
    }
  }

  /// Whether an object would go.
  boolean wouldLose(Map<Path, Optional<FileContent>> contents) {
    return contents.entrySet().stream()
        .anyMatch(
            entry ->
                holdings
                    .content(entry.getKey())
                    .hasMoreThan(entry.getValue().orElse(FileContent.NONE)));
  }

  /// Takes over what was read.
  FolderUpdate apply(Map<Path, Optional<FileContent>> contents) {
    var changes = holdings.replace(contents);
    var problems = new ArrayList<>(treeProblems);
    problems.addAll(holdings.problems());
    return new FolderUpdate(changes, problems.stream().sorted().toList());
  }
}
