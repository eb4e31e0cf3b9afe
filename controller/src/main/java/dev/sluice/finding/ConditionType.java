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
  PARTIALLY_INVALID("PartiallyInvalid");

  private final String label;

  ConditionType(String label) {
    this.label = label;
  }

  /// The type as the API spells it.
  public String label() {
    return label;
  }
}
