package dev.sluice.features.cluster.steps;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.cluster.Crds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The one Sluice of a run, installed as users install it, for the first scenario that wants it.
public final class SharedSluice {

  static final String NAMESPACE = "sluice-system";
  static final String DEPLOYMENT = "sluice";

  private static Optional<Cluster> installedOn = Optional.empty();

  private SharedSluice() {}

  /// Returns once the class is accepted and all replicas are there.
  public static synchronized void install(Cluster cluster) {
    if (!installedOn.equals(Optional.of(cluster))) {
      Crds.gatewayApi("experimental").forEach(crd -> cluster.create("", crd));
      cluster.apply(NAMESPACE, manifest());
      await("Sluice to be installed")
          .atMost(ClusterWorld.PATIENCE)
          .pollInterval(ClusterWorld.POLL)
          .until(() -> accepted(cluster) && complete(cluster));
      installedOn = Optional.of(cluster);
    }
  }

  private static String manifest() {
    try {
      return Files.readString(home().resolve("manifests/install.yaml"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Root of the source tree.
  public static Path home() {
    return Path.of(System.getProperty("sluice.home", ".."));
  }

  private static boolean accepted(Cluster cluster) {
    return cluster
        .find("GatewayClass", "", "sluice")
        .filter(found -> Conditions.has(found.path("status"), "Accepted", "True"))
        .isPresent();
  }

  private static boolean complete(Cluster cluster) {
    return cluster
        .find("Deployment", NAMESPACE, DEPLOYMENT)
        .filter(SharedSluice::complete)
        .isPresent();
  }

  /// Whether all replicas are of the latest template, and ready.
  public static boolean complete(JsonNode deployment) {
    var status = deployment.path("status");
    var wanted = deployment.path("spec").path("replicas").asInt();
    return status.path("observedGeneration").asLong()
            == deployment.path("metadata").path("generation").asLong()
        && status.path("replicas").asInt() == wanted
        && status.path("updatedReplicas").asInt() == wanted
        && status.path("availableReplicas").asInt() == wanted;
  }
}
