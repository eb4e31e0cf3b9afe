package dev.sluice.object;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How proxies speak TLS with backends.
///
/// @param metadata name and labels
/// @param targetRefs the backends, all in the namespace of the policy
/// @param validation how the backend proves who it is
/// @param options what implementations understand beyond that
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record BackendTlsPolicy(
    Metadata metadata,
    List<TargetRef> targetRefs,
    Validation validation,
    SortedMap<String, String> options,
    List<String> unsupported)
    implements Policy {

  public BackendTlsPolicy {
    targetRefs = List.copyOf(targetRefs);
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.BACKEND_TLS_POLICY;
  }

  @Override
  public List<PolicyTarget> targets() {
    return targetRefs.stream().flatMap(target -> target.in(metadata.namespace()).stream()).toList();
  }

  /// A backend.
  ///
  /// @param ref the object
  /// @param sectionName name of one port of a Service; every port when absent
  public record TargetRef(LocalRef ref, Optional<String> sectionName) {

    private Optional<PolicyTarget> in(String namespace) {
      return Kind.of(ref.group(), ref.kind())
          .map(kind -> new PolicyTarget(new ObjectKey(kind, namespace, ref.name()), sectionName));
    }
  }

  /// How the backend proves who it is. Exactly one of the first two says whom to trust.
  ///
  /// @param caCertificateRefs objects that hold certificates of authorities
  /// @param wellKnownCaCertificates `System`, or a set that an implementation names
  /// @param hostname the host to ask for, which is also the one to verify when there are no
  ///   `subjectAltNames`
  /// @param subjectAltNames names of which the certificate must have one
  public record Validation(
      List<LocalRef> caCertificateRefs,
      Optional<String> wellKnownCaCertificates,
      String hostname,
      List<SubjectAltName> subjectAltNames) {

    /// The authorities that the system of the proxy trusts.
    public static final String SYSTEM = "System";

    public Validation {
      caCertificateRefs = List.copyOf(caCertificateRefs);
      subjectAltNames = List.copyOf(subjectAltNames);
    }
  }

  /// A name in a certificate.
  public sealed interface SubjectAltName {

    /// A host, or a domain with `*.` before it.
    record Hostname(String value) implements SubjectAltName {}

    /// A URI, such as a SPIFFE identity.
    record Uri(String value) implements SubjectAltName {}
  }
}
