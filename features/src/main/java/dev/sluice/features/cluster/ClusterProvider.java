package dev.sluice.features.cluster;

import java.util.List;
import java.util.Optional;

/// A way to come by a cluster.
public sealed interface ClusterProvider permits GivenCluster, K3sInDocker, KubernetesOnThisMachine {

  /// All ways, the preferred one first.
  static List<ClusterProvider> all() {
    return List.of(GivenCluster.ofEnvironment(), new K3sInDocker(), KubernetesOnThisMachine.here());
  }

  /// Why it does not apply here; empty if it does.
  Optional<String> obstacle();

  /// Starts a cluster, or takes the one there is, and returns once it accepts work.
  Cluster start();
}
