package dev.sluice.cli;

import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.folder.Folder;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.Change;
import dev.sluice.object.decode.Problem;
import dev.sluice.standalone.PortMapping;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The files that a one-shot command reads, and the assumptions about where they would run.
final class FilesOption {

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      required = true,
      description =
          "A file, a directory (searched for *.yaml, *.yml, *.json), or - for standard input. May"
              + " be repeated.")
  List<Path> paths = List.of();

  @Option(
      names = "--controller-name",
      paramLabel = "NAME",
      defaultValue = Surroundings.CONTROLLER_NAME,
      description = "Classes with this controllerName are ours. Default: ${DEFAULT-VALUE}")
  String controllerName = Surroundings.CONTROLLER_NAME;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Added to listener ports below 1024, as `run` does. Default: ${DEFAULT-VALUE}, as"
              + " written")
  int portOffset;

  List<ManifestFile> read() {
    return ManifestFiles.read(paths);
  }

  /// Everything that does not fit in the files, also between them: the same object twice, text that
  /// is no text.
  List<Problem> problems(List<ManifestFile> manifests) {
    return paths.contains(ManifestFiles.STANDARD_INPUT)
        ? manifests.stream().flatMap(manifest -> manifest.decoded().problems().stream()).toList()
        : Folder.read(paths).problems();
  }

  /// A control plane that knows the objects of the manifests.
  ControlPlane controlPlane(List<ManifestFile> manifests) {
    var plane = new ControlPlane(surroundings());
    plane.apply(
        manifests.stream()
            .flatMap(manifest -> manifest.decoded().objects().stream())
            .<Change>map(Change.Put::new)
            .toList());
    return plane;
  }

  private Surroundings surroundings() {
    var ports = new PortMapping(portOffset);
    return new Surroundings(
        controllerName,
        new Placement.OneMachine(Surroundings.SHARED_FLEET, "0.0.0.0", ports::bind),
        StandIns.NOBODY);
  }
}
