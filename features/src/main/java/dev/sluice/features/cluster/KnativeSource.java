package dev.sluice.features.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Knative as it publishes itself, in the version that its programs are built from here
/// (`features/kubernetes/knative`).
public final class KnativeSource {

  private KnativeSource() {}

  /// Where the source of a module is.
  ///
  /// @param module `serving`, `networking` or `caching`
  public static Path directory(String module) {
    return ModuleSource.of("knative/source", module);
  }

  /// A file of a module.
  ///
  /// @param file such as `config/ingress.yaml`
  public static String read(String module, String file) {
    try {
      return Files.readString(directory(module).resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
