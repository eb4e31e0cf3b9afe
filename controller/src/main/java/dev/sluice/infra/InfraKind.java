package dev.sluice.infra;

/// The kinds of objects that Sluice makes for proxies, in the order in which they are applied.
public enum InfraKind {
  SERVICE_ACCOUNT("", "v1", "ServiceAccount", "serviceaccounts"),
  CONFIG_MAP("", "v1", "ConfigMap", "configmaps"),
  SECRET("", "v1", "Secret", "secrets"),
  SERVICE("", "v1", "Service", "services"),
  DEPLOYMENT("apps", "v1", "Deployment", "deployments"),
  POD_DISRUPTION_BUDGET("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets"),
  HORIZONTAL_POD_AUTOSCALER(
      "autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");

  private final String group;
  private final String version;
  private final String label;
  private final String plural;

  InfraKind(String group, String version, String label, String plural) {
    this.group = group;
    this.version = version;
    this.label = label;
    this.plural = plural;
  }

  /// The API group; empty for the core group.
  public String group() {
    return group;
  }

  /// The version in which objects are written.
  public String version() {
    return version;
  }

  /// Group and version as objects name them.
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// The kind as written in manifests.
  public String label() {
    return label;
  }

  /// The kind as written in paths and roles.
  public String plural() {
    return plural;
  }
}
