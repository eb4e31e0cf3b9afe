package dev.sluice.features.benchmark.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.cluster.ClusterChoice;
import dev.sluice.features.cluster.ClusterProvider;
import dev.sluice.features.cluster.Crds;
import dev.sluice.features.cluster.KnativeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A cluster with a layer in it.
final class Installed {

  private static final Path HOME = Path.of(System.getProperty("sluice.home", ".."));

  private Installed() {}

  /// Takes the cluster that `KUBECONFIG` names, with the layer in it, or starts one with Sluice.
  static Cluster cluster(Layer layer) throws IOException {
    var cluster =
        switch (ClusterChoice.among(ClusterProvider.all())) {
          case ClusterChoice.Found(var provider) -> provider.start();
          case ClusterChoice.None(var reasons) -> throw new IOException("no cluster: " + reasons);
        };
    if (System.getenv("KUBECONFIG") == null) {
      knative(cluster, layer);
      sluice(cluster);
    }
    return cluster;
  }

  private static void knative(Cluster cluster, Layer layer) {
    cluster.apply("", KnativeSource.read("networking", "config/ingress.yaml"));
    cluster.apply("", "{apiVersion: v1, kind: Namespace, metadata: {name: knative-serving}}");
    cluster.apply("", KnativeSource.read("networking", "config/config-network.yaml"));
    var choice = "{\"data\": {\"ingress-class\": \"%s\"}}".formatted(layer.ingressClass());
    cluster.patch("v1 ConfigMap", "knative-serving", "config-network", choice);
  }

  private static void sluice(Cluster cluster) throws IOException {
    Crds.gatewayApi("experimental").forEach(crd -> cluster.apply("", crd));
    cluster.apply("", Files.readString(HOME.resolve("manifests/install.yaml")));
    for (var file : manifests()) {
      cluster.apply("", Files.readString(file));
    }
  }

  private static List<Path> manifests() throws IOException {
    try (var files = Files.list(HOME.resolve("manifests/knative"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }
}
