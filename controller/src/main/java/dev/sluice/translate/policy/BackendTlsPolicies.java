package dev.sluice.translate.policy;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.BackendTlsPolicy;
import dev.sluice.object.BackendTlsPolicy.SubjectAltName;
import dev.sluice.object.BackendTlsPolicy.Validation;
import dev.sluice.object.Kind;
import dev.sluice.object.LocalRef;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ObjectRef;
import dev.sluice.object.PolicyTarget;
import dev.sluice.translate.tls.Authorities;
import dev.sluice.xds.ir.TlsOrigination;
import dev.sluice.xds.ir.TlsOrigination.Identity;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.ir.TrustAnchors.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// BackendTLSPolicies: with which ports of Services proxies speak TLS, and whom they believe.
///
/// A policy that cannot be followed still makes proxies speak TLS, and believe nobody: its backends
/// are unreachable rather than reached in plain text.
public final class BackendTlsPolicies {

  private static final TrustAnchors SYSTEM =
      new TrustAnchors("authorities/system", Source.File.SYSTEM);

  private final Facts facts;
  private final Authorities authorities;
  private final PolicyAttachment<BackendTlsPolicy> attachment;
  private final Derived<PolicyTarget, Optional<ObjectKey>> byPort;
  private final Derived<ObjectKey, Optional<TlsOrigination>> originations;
  private final Derived<ObjectKey, Translated<Optional<TrustAnchors>>> anchors;

  /// Policies among the facts.
  public BackendTlsPolicies(Incremental engine, Facts facts, Authorities authorities) {
    this.facts = facts;
    this.authorities = authorities;
    this.attachment =
        new PolicyAttachment<>(
            facts, Kind.BACKEND_TLS_POLICY, BackendTlsPolicy.class, Set.of(Kind.SERVICE));
    this.byPort =
        engine.derive(
            "backend TLS policy", port -> attachment.inForce(port).map(BackendTlsPolicy::key));
    this.originations =
        engine.derive(
            "TLS origination",
            key -> facts.backendTlsPolicy(key).map(BackendTlsPolicies::origination));
    this.anchors = engine.derive("trust anchors of policy", this::readAnchors);
  }

  /// Which policies are in force where.
  public PolicyAttachment<BackendTlsPolicy> attachment() {
    return attachment;
  }

  /// The policy in force for a port of a Service, if any.
  ///
  /// @param port the name of the port, empty if it has none
  public Optional<ObjectKey> inForce(ObjectKey service, String port) {
    return byPort.get(new PolicyTarget(service, Optional.of(port)));
  }

  /// How TLS begins where the policy is in force.
  public Optional<TlsOrigination> origination(ObjectKey policy) {
    return originations.get(policy);
  }

  /// Whom proxies believe where the policy is in force, and what is wrong with it.
  public Translated<Optional<TrustAnchors>> anchors(ObjectKey policy) {
    return anchors.get(policy);
  }

  private static TlsOrigination origination(BackendTlsPolicy policy) {
    var validation = policy.validation();
    return new TlsOrigination(
        validation.hostname(), identities(validation), anchorsName(policy), Optional.empty());
  }

  /// With alternative names the hostname does not authenticate: Gateway API,
  /// `BackendTLSPolicyValidation.hostname`.
  private static List<Identity> identities(Validation validation) {
    return validation.subjectAltNames().isEmpty()
        ? List.of(new Identity.Dns(validation.hostname()))
        : validation.subjectAltNames().stream().map(BackendTlsPolicies::identity).toList();
  }

  private static Identity identity(SubjectAltName name) {
    return switch (name) {
      case SubjectAltName.Hostname(var value) -> new Identity.Dns(value);
      case SubjectAltName.Uri(var value) -> new Identity.Uri(value);
    };
  }

  private static String anchorsName(BackendTlsPolicy policy) {
    return trustsSystem(policy) ? SYSTEM.name() : "backendtlspolicy/" + policy.key().path();
  }

  private static boolean trustsSystem(BackendTlsPolicy policy) {
    return policy.unsupported().isEmpty()
        && policy
            .validation()
            .wellKnownCaCertificates()
            .filter(Validation.SYSTEM::equals)
            .isPresent();
  }

  private Translated<Optional<TrustAnchors>> readAnchors(ObjectKey key) {
    return facts
        .backendTlsPolicy(key)
        .map(this::anchors)
        .map(found -> new Translated<>(Optional.of(found.value()), found.findings()))
        .orElseGet(() -> Translated.of(Optional.empty()));
  }

  private Translated<TrustAnchors> anchors(BackendTlsPolicy policy) {
    var invalid = invalid(policy);
    if (invalid.isPresent()) {
      var nobody = new TrustAnchors(anchorsName(policy), new Source.Nobody());
      return new Translated<>(nobody, List.of(invalid.get()));
    }
    return trustsSystem(policy)
        ? Translated.of(SYSTEM)
        : authorities.anchors(
            anchorsName(policy),
            policy.key(),
            policy.validation().caCertificateRefs().stream()
                .map(BackendTlsPolicies::reference)
                .toList(),
            "spec.validation.caCertificateRefs",
            Reason.INVALID_KIND);
  }

  private static Optional<Finding> invalid(BackendTlsPolicy policy) {
    var unsupported =
        policy.unsupported().stream()
            .findFirst()
            .map(
                field ->
                    new Finding(Reason.POLICY_INVALID, field, "is not supported yet: remove it"));
    return unsupported.or(
        () ->
            policy
                .validation()
                .wellKnownCaCertificates()
                .filter(name -> !name.equals(Validation.SYSTEM))
                .map(BackendTlsPolicies::unknownAuthorities));
  }

  private static Finding unknownAuthorities(String name) {
    return new Finding(
        Reason.POLICY_INVALID,
        "spec.validation.wellKnownCACertificates",
        "%s is not known here: write %s".formatted(name, Validation.SYSTEM));
  }

  private static ObjectRef reference(LocalRef ref) {
    return new ObjectRef(ref.group(), ref.kind(), Optional.empty(), ref.name());
  }
}
