package dev.sluice.golden;

import dev.sluice.facts.Surroundings;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.Change;
import dev.sluice.object.decode.Decoded;
import dev.sluice.object.decode.Manifests;
import dev.sluice.object.decode.Severity;
import dev.sluice.render.Documents;
import dev.sluice.render.ResourceDocuments;
import dev.sluice.render.StatusDocuments;
import dev.sluice.xds.snapshot.ResourceSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One directory of goldens: `in.yaml`, with the objects of `_defaults.yaml` beside it, and what
/// becomes of it.
///
/// @param directory the case
record GoldenCase(Path directory) {

  private static final String DEFAULTS = "_defaults.yaml";
  private static final String INPUT = "in.yaml";

  static Stream<GoldenCase> below(Path root) {
    try (var found = Files.walk(root, 2)) {
      return found
          .filter(path -> Files.exists(path.resolve(INPUT)))
          .sorted()
          .map(GoldenCase::new)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String name() {
    return "%s/%s".formatted(directory.getParent().getFileName(), directory.getFileName());
  }

  ResourceSet resources(ControlPlane plane) {
    return plane.resources().all().getOrDefault(Surroundings.SHARED_FLEET, ResourceSet.empty());
  }

  ControlPlane controlPlane() {
    var plane = new ControlPlane(Surroundings.DEFAULT);
    var objects =
        Stream.of(directory.resolveSibling(DEFAULTS), directory.resolve(INPUT))
            .filter(Files::exists)
            .flatMap(file -> decode(file).objects().stream());
    plane.apply(objects.<Change>map(Change.Put::new).toList());
    return plane;
  }

  /// What the case must give, by file name; an empty text means that there must be no such file.
  SortedMap<String, String> outcome() {
    var plane = controlPlane();
    return new TreeMap<>(
        Map.of(
            "problems.txt", problems(),
            "status.yaml", Documents.yaml(StatusDocuments.documents(plane.statuses().all())),
            "xds.yaml", Documents.yaml(ResourceDocuments.documents(resources(plane)))));
  }

  /// What the directory holds besides the input, by file name.
  SortedMap<String, String> recorded() throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> !file.endsWith(INPUT))
          .collect(
              Collectors.toMap(
                  file -> String.valueOf(file.getFileName()),
                  GoldenCase::read,
                  (a, _) -> a,
                  TreeMap::new));
    }
  }

  void record(SortedMap<String, String> outcome) throws IOException {
    for (var file : outcome.entrySet()) {
      var path = directory.resolve(file.getKey());
      if (file.getValue().isEmpty()) {
        Files.deleteIfExists(path);
      } else {
        Files.writeString(path, file.getValue());
      }
    }
  }

  private String problems() {
    return decode(directory.resolve(INPUT)).problems().stream()
        .filter(problem -> problem.severity() != Severity.INFO)
        .map(problem -> problem + "\n")
        .collect(Collectors.joining());
  }

  private static Decoded decode(Path file) {
    return Manifests.decode(String.valueOf(file.getFileName()), read(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
