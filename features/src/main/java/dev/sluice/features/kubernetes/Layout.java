package dev.sluice.features.kubernetes;

import java.nio.file.Path;

/// Where a cluster keeps its files.
///
/// @param root the cluster's directory, visible on the machine
/// @param programs the directory of the cluster's programs (etcd, kube-apiserver, ...)
public record Layout(Path root, Path programs) {

  /// A memory file system only the cluster's own processes see; it vanishes with them.
  public Path work() {
    return root.resolve("work");
  }

  /// Keys and certificates.
  public Path pki() {
    return work().resolve("pki");
  }

  /// A directory for each pod.
  public Path pods() {
    return work().resolve("pods");
  }

  /// What the programs and containers have written.
  public Path logs() {
    return root.resolve("logs");
  }

  /// The administrator's kubeconfig.
  public Path kubeconfig() {
    return root.resolve("kubeconfig");
  }

  /// Exists once the cluster accepts work.
  public Path readyMarker() {
    return root.resolve("ready");
  }

  /// The name that tells clusters on one machine apart.
  public String clusterName() {
    return root.getFileName().toString();
  }

  /// The path of a program.
  public String program(String name) {
    return programs.resolve(name).toString();
  }
}
