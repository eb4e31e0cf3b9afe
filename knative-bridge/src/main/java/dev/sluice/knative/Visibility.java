package dev.sluice.knative;

/// Who may reach a rule.
public enum Visibility {
  /// Everybody.
  EXTERNAL_IP("ExternalIP"),
  /// Clients inside the cluster.
  CLUSTER_LOCAL("ClusterLocal");

  private final String written;

  Visibility(String written) {
    this.written = written;
  }

  /// The word that manifests have for it.
  public String written() {
    return written;
  }
}
