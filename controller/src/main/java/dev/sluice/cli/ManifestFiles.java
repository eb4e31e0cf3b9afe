package dev.sluice.cli;

import dev.sluice.object.decode.Manifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads the files that a user named.
final class ManifestFiles {

  /// The path that stands for standard input.
  static final Path STANDARD_INPUT = Path.of("-");

  private ManifestFiles() {}

  /// The files in the order named, those of a directory by name.
  ///
  /// @throws UserFacingException if one is not there or cannot be read
  static List<ManifestFile> read(List<Path> paths) {
    return paths.stream()
        .flatMap(ManifestFiles::expand)
        .parallel()
        .map(ManifestFiles::decode)
        .toList();
  }

  private static Stream<Path> expand(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (var found = Files.walk(path)) {
      return found
          .filter(Files::isRegularFile)
          .filter(ManifestFiles::isManifest)
          .sorted()
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  private static boolean isManifest(Path path) {
    var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
  }

  private static ManifestFile decode(Path path) {
    try {
      var standardInput = path.equals(STANDARD_INPUT);
      var source = standardInput ? "standard input" : path.toString();
      var bytes = standardInput ? System.in.readAllBytes() : Files.readAllBytes(path);
      return new ManifestFile(
          source, Manifests.decode(source, new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  private static UserFacingException unreadable(Path path, IOException reason) {
    return new UserFacingException(
        Files.exists(path)
            ? "cannot read %s: %s".formatted(path, reason.getMessage())
            : "there is no file or directory %s".formatted(path));
  }
}
