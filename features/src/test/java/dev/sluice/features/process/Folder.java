package dev.sluice.features.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/// A directory of YAML and the ways in which people change it.
///
/// @param path where it is
public record Folder(Path path) {

  /// Creates the directory.
  ///
  /// @throws IOException if it cannot be created
  public static Folder in(Path parent) throws IOException {
    return new Folder(Files.createDirectories(parent.resolve("objects")));
  }

  /// Copies the files of a directory.
  ///
  /// @throws IOException if one cannot be copied
  public void copy(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, path.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /// Saves as most editors do: beside the file, then over it in one step.
  ///
  /// @throws IOException if it cannot be written
  public void save(String name, String text) throws IOException {
    var beside = path.resolve("." + name + ".swp");
    Files.writeString(beside, text);
    Files.move(beside, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Saves as shells do: the file is empty for a moment.
  ///
  /// @throws IOException if it cannot be written
  public void saveInPlace(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
  }

  /// Replaces a text that must be there.
  ///
  /// @throws IOException if the file cannot be read or written
  public void replace(String name, String before, String after) throws IOException {
    var text = Files.readString(path.resolve(name));
    if (!text.contains(before)) {
      throw new IllegalArgumentException("%s has no \"%s\":%n%s".formatted(name, before, text));
    }
    save(name, text.replace(before, after));
  }

  /// Renames a file.
  ///
  /// @throws IOException if there is none of that name
  public void rename(String from, String to) throws IOException {
    Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Deletes a file.
  ///
  /// @throws IOException if there is none of that name
  public void delete(String name) throws IOException {
    Files.delete(path.resolve(name));
  }

  /// Deletes a directory and all that is in it.
  ///
  /// @throws IOException if something in it cannot be deleted
  public static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
