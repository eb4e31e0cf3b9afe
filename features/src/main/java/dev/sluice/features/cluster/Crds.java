package dev.sluice.features.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    try (var files = Files.list(directory().resolve(channel))) {
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

  private static Path directory() {
    return ModuleSource.of("gateway-api", VERSION).resolve("config/crd");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
