package dev.sluice.cluster.companion;

/// Which KIngresses are written as HTTPRoutes, and what Knative calls things.
///
/// @param ingressClass the value of `networking.knative.dev/ingress.class` of those KIngresses;
///   empty for none
/// @param systemNamespace where ConfigMap `config-gateway` is
/// @param clusterDomain the domain of Services, without a dot at its end
public record CompanionScope(String ingressClass, String systemNamespace, String clusterDomain) {

  /// Whether there are such KIngresses at all.
  public boolean enabled() {
    return !ingressClass.isEmpty();
  }
}
