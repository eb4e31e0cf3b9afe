package dev.sluice.folder;

import dev.sluice.object.Change;
import dev.sluice.object.decode.Manifests;
import dev.sluice.object.decode.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Files as a source of objects, read once.
public final class Folder implements AutoCloseable {

  private Folder() {}

  /// Reads the files and hands over what they say.
  ///
  /// @throws IOException if a file cannot be read
  public static Folder watch(List<Path> roots, Consumer<FolderUpdate> sink) throws IOException {
    var changes = new ArrayList<Change>();
    var problems = new ArrayList<Problem>();
    for (var root : roots) {
      try (var files = Files.walk(root)) {
        for (var file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
          var decoded = Manifests.decode(file.toString(), Files.readString(file));
          decoded.objects().stream().map(Change.Put::new).forEach(changes::add);
          problems.addAll(decoded.problems());
        }
      }
    }
    sink.accept(new FolderUpdate(changes, problems));
    return new Folder();
  }

  @Override
  public void close() {}
}
