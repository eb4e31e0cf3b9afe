package dev.sluice.facts;

/// Which KIngresses are ours and what Knative calls things.
///
/// @param ingressClass the value of `networking.knative.dev/ingress.class` of KIngresses that are
///   ours; whatever has another one is never touched
/// @param systemNamespace where Knative's ConfigMaps are
/// @param clusterDomain the domain of Services, without a dot at its end
public record KnativeScope(String ingressClass, String systemNamespace, String clusterDomain) {

  /// What Knative takes where nobody says otherwise.
  public static final KnativeScope DEFAULT =
      new KnativeScope("sluice.ingress.networking.knative.dev", "knative-serving", "cluster.local");
}
