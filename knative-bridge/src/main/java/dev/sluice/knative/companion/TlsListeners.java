package dev.sluice.knative.companion;

import dev.sluice.knative.Fingerprints;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.IngressTls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Finds the listeners for TLS that a KIngress needs, and the grants that they need.
public final class TlsListeners {

  private static final String OURS = "kni-";

  private TlsListeners() {}

  /// One listener per host and Gateway, for the rules of which a certificate has all hosts. Rules
  /// for clients inside the cluster get theirs on their Gateways.
  public static List<TlsListener> of(Origin origin, Gateways gateways) {
    record Site(GatewayChoice gateway, String host) {}
    var bySite = new LinkedHashMap<Site, TlsListener>();
    for (var rule : origin.spec().rules()) {
      for (var gateway : gateways.of(rule.visibility(), origin.labels())) {
        certificate(origin, rule)
            .ifPresent(
                tls ->
                    rule.hosts()
                        .forEach(
                            host ->
                                bySite.putIfAbsent(
                                    new Site(gateway, host),
                                    listener(origin, gateway, host, tls))));
      }
    }
    return List.copyOf(bySite.values());
  }

  /// The grants for listeners whose Gateway is in another namespace than their Secret.
  public static List<SecretGrant> grants(Origin origin, List<TlsListener> listeners) {
    return listeners.stream()
        .filter(listener -> !listener.gatewayNamespace().equals(listener.secretNamespace()))
        .map(listener -> grant(origin, listener))
        .distinct()
        .toList();
  }

  /// What the names of all listeners of a KIngress begin with, so that those can be found which it
  /// no longer needs.
  public static String prefix(Origin origin) {
    return OURS + origin.uid();
  }

  private static Optional<IngressTls> certificate(Origin origin, IngressRule rule) {
    return origin.spec().tls().stream()
        .filter(tls -> !rule.hosts().isEmpty() && tls.hosts().containsAll(rule.hosts()))
        .findFirst();
  }

  private static TlsListener listener(
      Origin origin, GatewayChoice gateway, String host, IngressTls tls) {
    return new TlsListener(
        gateway.namespace(),
        gateway.name(),
        prefix(origin) + "-" + Fingerprints.shortOf(host),
        host,
        origin.namespace(),
        tls.secretName());
  }

  private static SecretGrant grant(Origin origin, TlsListener listener) {
    var name =
        RouteNames.joined(origin.identity().name(), listener.secret(), listener.gatewayNamespace());
    return new SecretGrant(
        listener.secretNamespace(), name, listener.secret(), listener.gatewayNamespace());
  }
}
