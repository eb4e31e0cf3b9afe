package dev.sluice.features.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the manifests of Knative Serving for `features/cluster apply-knative`.
public final class KnativeManifests {

  private KnativeManifests() {}

  /// Writes `kinds.yaml` and `objects.yaml`.
  ///
  /// @param arguments the directory, and the class of the networking layer
  /// @throws IOException if they cannot be written
  public static void main(String[] arguments) throws IOException {
    var directory = Path.of(arguments[0]);
    var serving = KnativeServing.fetched().with("config-network", "ingress-class", arguments[1]);
    Files.writeString(directory.resolve("kinds.yaml"), KnativeServing.manifest(serving.kinds()));
    Files.writeString(
        directory.resolve("objects.yaml"), KnativeServing.manifest(serving.objects()));
  }
}
