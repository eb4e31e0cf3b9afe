package dev.sluice.finding;

/// The types of conditions that Sluice sets.
public enum ConditionType {
  ACCEPTED("Accepted"),
  SUPPORTED_VERSION("SupportedVersion"),
  PROGRAMMED("Programmed"),
  RESOLVED_REFS("ResolvedRefs"),
  CONFLICTED("Conflicted"),
  OVERLAPPING_TLS_CONFIG("OverlappingTLSConfig"),
  INSECURE_FRONTEND_VALIDATION_MODE("InsecureFrontendValidationMode"),
  PARTIALLY_INVALID("PartiallyInvalid"),
  /// Of a KIngress: its rules make sense and lead somewhere.
  NETWORK_CONFIGURED("NetworkConfigured"),
  /// Of a KIngress: the proxies have its rules.
  LOAD_BALANCER_READY("LoadBalancerReady"),
  /// Of a KIngress: all of the above.
  READY("Ready");

  private final String label;

  ConditionType(String label) {
    this.label = label;
  }

  /// The type as the API spells it.
  public String label() {
    return label;
  }
}
