package dev.sluice.finding;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.CONFLICTED;
import static dev.sluice.finding.ConditionType.INSECURE_FRONTEND_VALIDATION_MODE;
import static dev.sluice.finding.ConditionType.LOAD_BALANCER_READY;
import static dev.sluice.finding.ConditionType.NETWORK_CONFIGURED;
import static dev.sluice.finding.ConditionType.OVERLAPPING_TLS_CONFIG;
import static dev.sluice.finding.ConditionType.PARTIALLY_INVALID;
import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

/// Why a condition differs from its good state: the condition's type, the status that the finding
/// gives it, and the API's word for it.
public enum Reason {
  GATEWAY_UNSUPPORTED_VALUE(ACCEPTED, false, "Invalid"),
  PORT_UNAVAILABLE(ACCEPTED, false, "PortUnavailable"),
  NOT_ACCEPTED_HOSTNAME_CONFLICT(ACCEPTED, false, "HostnameConflict"),
  NOT_ACCEPTED_PROTOCOL_CONFLICT(ACCEPTED, false, "ProtocolConflict"),
  UNSUPPORTED_PROTOCOL(ACCEPTED, false, "UnsupportedProtocol"),
  LISTENER_UNSUPPORTED_VALUE(ACCEPTED, false, "UnsupportedValue"),
  HOSTNAME_CONFLICT(CONFLICTED, true, "HostnameConflict"),
  PROTOCOL_CONFLICT(CONFLICTED, true, "ProtocolConflict"),
  INVALID_CERTIFICATE_REF(RESOLVED_REFS, false, "InvalidCertificateRef"),
  INVALID_ROUTE_KINDS(RESOLVED_REFS, false, "InvalidRouteKinds"),
  NO_VALID_CA_CERTIFICATE(ACCEPTED, false, "NoValidCACertificate"),
  INVALID_CA_CERTIFICATE_REF(RESOLVED_REFS, false, "InvalidCACertificateRef"),
  INVALID_CA_CERTIFICATE_KIND(RESOLVED_REFS, false, "InvalidCACertificateKind"),
  INVALID_CLIENT_CERTIFICATE_REF(RESOLVED_REFS, false, "InvalidClientCertificateRef"),
  INSECURE_FALLBACK(INSECURE_FRONTEND_VALIDATION_MODE, true, "ConfigurationChanged"),
  TARGET_NOT_FOUND(ACCEPTED, false, "TargetNotFound"),
  POLICY_CONFLICTED(ACCEPTED, false, "Conflicted"),
  POLICY_INVALID(ACCEPTED, false, "Invalid"),
  OVERLAPPING_HOSTNAMES(OVERLAPPING_TLS_CONFIG, true, "OverlappingHostnames"),
  REF_NOT_PERMITTED(RESOLVED_REFS, false, "RefNotPermitted"),
  INVALID_PARAMETERS(ACCEPTED, false, "InvalidParameters"),
  UNSUPPORTED_ADDRESS(ACCEPTED, false, "UnsupportedAddress"),
  ADDRESS_NOT_ASSIGNED(PROGRAMMED, false, "AddressNotAssigned"),
  ADDRESS_NOT_USABLE(PROGRAMMED, false, "AddressNotUsable"),
  SET_NOT_ALLOWED(ACCEPTED, false, "NotAllowed"),
  NOT_ALLOWED_BY_LISTENERS(ACCEPTED, false, "NotAllowedByListeners"),
  NO_MATCHING_LISTENER_HOSTNAME(ACCEPTED, false, "NoMatchingListenerHostname"),
  NO_MATCHING_PARENT(ACCEPTED, false, "NoMatchingParent"),
  UNSUPPORTED_VALUE(ACCEPTED, false, "UnsupportedValue"),
  INVALID_KIND(RESOLVED_REFS, false, "InvalidKind"),
  BACKEND_NOT_FOUND(RESOLVED_REFS, false, "BackendNotFound"),
  BACKEND_UNSUPPORTED_PROTOCOL(RESOLVED_REFS, false, "UnsupportedProtocol"),
  RULES_DROPPED(PARTIALLY_INVALID, true, "UnsupportedValue"),
  INGRESS_INVALID(NETWORK_CONFIGURED, false, "ReconcileIngressFailed"),
  INGRESS_BACKEND_NOT_FOUND(NETWORK_CONFIGURED, false, "BackendNotFound"),
  INGRESS_CERTIFICATE(NETWORK_CONFIGURED, false, "InvalidCertificate"),
  ENDPOINTS_NOT_READY(NETWORK_CONFIGURED, false, "EndpointsNotReady"),
  GATEWAY_DOES_NOT_EXIST(LOAD_BALANCER_READY, false, "GatewayDoesNotExist"),
  DOMAIN_CONFLICT(LOAD_BALANCER_READY, false, "DomainConflict"),
  REFUSED_BY_PROXY(PROGRAMMED, false, "Invalid");

  private final ConditionType type;
  private final boolean status;
  private final String label;

  Reason(ConditionType type, boolean status, String label) {
    this.type = type;
    this.status = status;
    this.label = label;
  }

  /// The condition that the finding is about.
  public ConditionType type() {
    return type;
  }

  /// The status that the finding gives to the condition.
  public boolean status() {
    return status;
  }

  /// The reason as the API spells it.
  public String label() {
    return label;
  }
}
