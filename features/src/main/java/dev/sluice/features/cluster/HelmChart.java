package dev.sluice.features.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The chart of Sluice, as Helm understands it.
public final class HelmChart {

  private static final Path CHART = Installed.home().resolve("manifests/chart");

  private HelmChart() {}

  /// The objects that a release in this namespace would have.
  ///
  /// @param values YAML; nothing leaves all as it is shipped
  /// @throws IllegalArgumentException if Helm refuses the values, with what it says
  public static List<ObjectNode> render(String namespace, String values) {
    var helm = ModuleSource.of("build", "helm").resolve("helm").toString();
    try {
      var process =
          new ProcessBuilder(
                  helm, "template", "sluice", CHART.toString(), "-n", namespace, "-f", "-")
              .start();
      try (var input = process.getOutputStream()) {
        input.write(values.getBytes(StandardCharsets.UTF_8));
      }
      return objects(process);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<ObjectNode> objects(Process process) throws IOException {
    var answer = text(process.getInputStream());
    var problem = text(process.getErrorStream());
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalArgumentException(problem);
    }
    return Documents.of(answer);
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
