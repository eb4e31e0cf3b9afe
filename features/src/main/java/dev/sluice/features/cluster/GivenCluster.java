package dev.sluice.features.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The cluster that `KUBECONFIG` names. Its addresses must be reachable from here: of pods, of
/// Services and of load balancers. `SLUICE_CLUSTER_NETNS` names a network namespace from which they
/// are, if they are not from this process.
///
/// @param kubeconfig the file; empty if none is named
/// @param namespace file of the network namespace; empty for this process's own
record GivenCluster(Optional<Path> kubeconfig, Optional<Path> namespace)
    implements ClusterProvider {

  static GivenCluster ofEnvironment() {
    return new GivenCluster(variable("KUBECONFIG"), variable("SLUICE_CLUSTER_NETNS"));
  }

  private static Optional<Path> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank()).map(Path::of);
  }

  @Override
  public Optional<String> obstacle() {
    if (kubeconfig.isEmpty()) {
      return Optional.of("KUBECONFIG is not set");
    }
    return kubeconfig
        .filter(file -> !Files.isReadable(file))
        .map(file -> "KUBECONFIG names %s, which cannot be read".formatted(file));
  }

  @Override
  public Cluster start() {
    return Cluster.at(
        kubeconfig.orElseThrow(), namespace.<Reach>map(NetworkNamespace::new).orElse(new Direct()));
  }
}
