package dev.sluice.features.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// CRDs as their projects publish them, fetched at first use from the Go module proxy.
public final class Crds {

  private static final String VERSION = "v1.7.0";

  private Crds() {}

  /// The manifests of Gateway API, one for each kind.
  ///
  /// @param channel `standard` or `experimental`
  public static List<String> gatewayApi(String channel) {
    try (var files = Files.list(module().resolve("config/crd").resolve(channel))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .map(Crds::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path module() throws IOException {
    var script = Installed.home().resolve("features/kubernetes/gateway-api").toString();
    var process =
        new ProcessBuilder(script, VERSION).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Path.of(answer.strip());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
