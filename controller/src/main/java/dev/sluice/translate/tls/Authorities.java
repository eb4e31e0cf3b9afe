package dev.sluice.translate.tls;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ObjectRef;
import dev.sluice.pem.PemCertificates;
import dev.sluice.translate.reference.Grants;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.reference.Resolved.Broken;
import dev.sluice.translate.reference.Resolved.Found;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.ir.TrustAnchors.Source;
import java.util.ArrayList;
import java.util.List;

/// Certificates of authorities, from the key `ca.crt` of ConfigMaps.
public final class Authorities {

  private static final String CERTIFICATES = "ca.crt";

  private final Facts facts;
  private final Grants grants;
  private final Derived<ObjectKey, Resolved<String>> byConfigMap;

  /// Authorities from the ConfigMaps among the facts.
  public Authorities(Incremental engine, Facts facts, Grants grants) {
    this.facts = facts;
    this.grants = grants;
    this.byConfigMap = engine.derive("authorities", this::read);
  }

  /// All authorities that an object refers to and may use, together; nobody if there is none, which
  /// is then a finding of its own.
  ///
  /// @param name name of the anchors
  /// @param from the object that refers
  /// @param field path of the references in the object
  /// @param wrongKind the word of the API for a reference to another kind
  public Translated<TrustAnchors> anchors(
      String name, ObjectKey from, List<ObjectRef> refs, String field, Reason wrongKind) {
    var certificates = new ArrayList<String>();
    var findings = new ArrayList<Finding>();
    for (var index = 0; index < refs.size(); index++) {
      var resolved = resolve(from, refs.get(index), wrongKind);
      resolved.finding("%s[%d]".formatted(field, index)).ifPresent(findings::add);
      resolved.found().ifPresent(certificates::add);
    }
    if (certificates.isEmpty()) {
      findings.add(
          new Finding(Reason.NO_VALID_CA_CERTIFICATE, field, "none of the references can be used"));
      return new Translated<>(new TrustAnchors(name, new Source.Nobody()), findings);
    }
    var pem = new Source.Pem(String.join("\n", certificates));
    return new Translated<>(new TrustAnchors(name, pem), findings);
  }

  private Resolved<String> resolve(ObjectKey from, ObjectRef ref, Reason wrongKind) {
    if (!ref.refersTo(Kind.CONFIG_MAP)) {
      return new Broken<>(
          wrongKind,
          "certificates of authorities must be in a ConfigMap, not in a %s of group \"%s\""
              .formatted(ref.kind(), ref.group()));
    }
    var configMap = ref.key(Kind.CONFIG_MAP, from.namespace());
    return grants
        .<String>refusal(from, configMap)
        .<Resolved<String>>map(refusal -> refusal)
        .orElseGet(() -> byConfigMap.get(configMap));
  }

  private Resolved<String> read(ObjectKey key) {
    return facts
        .configMap(key)
        .map(Authorities::read)
        .orElseGet(() -> broken(key + " does not exist"));
  }

  private static Resolved<String> read(ConfigMap map) {
    var certificates = map.data().get(CERTIFICATES);
    if (certificates == null) {
      return broken("%s needs the key %s".formatted(map.key(), CERTIFICATES));
    }
    return PemCertificates.complaint(certificates)
        .<Resolved<String>>map(
            complaint -> broken("%s: %s %s".formatted(map.key(), CERTIFICATES, complaint)))
        .orElseGet(() -> new Found<>(certificates));
  }

  private static <T> Broken<T> broken(String message) {
    return new Broken<>(Reason.INVALID_CA_CERTIFICATE_REF, message);
  }
}
