package dev.sluice.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// A directory that changes as a kubelet changes the volume of a Secret: all files at once, by the
/// exchange of one link.
final class MountedSecret {

  private static final String DATA = "..data";

  private final Path directory;
  private int version;

  MountedSecret(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  void put(Map<String, String> data) throws IOException {
    version++;
    var content = Files.createDirectory(directory.resolve("..version-" + version));
    for (var file : data.entrySet()) {
      Files.writeString(content.resolve(file.getKey()), file.getValue());
      var link = directory.resolve(file.getKey());
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, Path.of(DATA, file.getKey()));
      }
    }
    var next = Files.createSymbolicLink(directory.resolve("..next"), content.getFileName());
    Files.move(next, directory.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
  }
}
