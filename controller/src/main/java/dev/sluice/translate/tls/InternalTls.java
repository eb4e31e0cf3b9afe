package dev.sluice.translate.tls;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.pem.PemCertificates;
import dev.sluice.xds.ir.TlsOrigination;
import dev.sluice.xds.ir.TlsOrigination.Identity;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.ir.TrustAnchors.Source;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How proxies speak TLS with the backends of Knative Services: `system-internal-tls`.
public final class InternalTls {

  private static final String ROUTING_CERTIFICATES = "routing-serving-certs";
  private static final String AUTHORITY = "ca.crt";
  private static final String ANCHORS = "knative/internal";
  private static final String ACTIVATOR = "kn-routing";
  private static final String QUEUE_PROXY = "kn-user-";
  private static final String FORMERLY = "data-plane.knative.dev";

  private final Facts facts;
  private final Derived<String, TrustAnchors> anchors;

  /// TLS by what the system namespace of Knative among the facts holds.
  public InternalTls(Incremental engine, Facts facts) {
    this.facts = facts;
    this.anchors = engine.derive("internal trust", this::read);
  }

  /// TLS to the activator, or to what runs in the namespace.
  public TlsOrigination origination(String namespace) {
    var names =
        Stream.of(ACTIVATOR, QUEUE_PROXY + namespace.toLowerCase(Locale.ROOT), FORMERLY)
            .<Identity>map(Identity.Dns::new)
            .toList();
    return new TlsOrigination(ACTIVATOR, names, ANCHORS, Optional.empty());
  }

  /// The authorities of Knative's own certificates and of trust bundles; nobody while there is
  /// none.
  public TrustAnchors anchors() {
    return anchors.get(facts.surroundings().knative().systemNamespace());
  }

  private TrustAnchors read(String namespace) {
    var certificates =
        Stream.concat(ownAuthority(namespace), bundles(namespace))
            .filter(pem -> PemCertificates.complaint(pem).isEmpty())
            .map(String::strip)
            .distinct()
            .collect(Collectors.joining("\n"));
    return new TrustAnchors(
        ANCHORS, certificates.isEmpty() ? new Source.Nobody() : new Source.Pem(certificates));
  }

  private Stream<String> ownAuthority(String namespace) {
    var key = new ObjectKey(Kind.SECRET, namespace, ROUTING_CERTIFICATES);
    return facts.secret(key).stream()
        .flatMap(secret -> Stream.ofNullable(secret.data().get(AUTHORITY)));
  }

  private Stream<String> bundles(String namespace) {
    return facts.trustBundlesIn(namespace).stream()
        .flatMap(key -> facts.configMap(key).stream())
        .map(ConfigMap::data)
        .map(map -> map.values())
        .flatMap(Collection::stream);
  }
}
