package dev.sluice.app;

import dev.sluice.cluster.companion.CompanionScope;
import dev.sluice.facts.KnativeScope;
import dev.sluice.kube.ClusterDomain;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// What `sluice controller` takes for Knative's: from the environment
/// (`SLUICE_KNATIVE_INGRESS_CLASS=…`) or a configuration file.
///
/// @param ingressClass KIngresses of this class are ours
/// @param companionClass KIngresses of this class are written as HTTPRoutes for Gateways of other
///   controllers; empty for none
/// @param systemNamespace where Knative's ConfigMaps are
/// @param clusterDomain the domain of Services; found in the resolver's configuration if not given
@ConfigurationProperties("sluice.knative")
public record KnativeConfiguration(
    @Bindable(defaultValue = "sluice.ingress.networking.knative.dev") String ingressClass,
    @Bindable(defaultValue = "") String companionClass,
    @Bindable(defaultValue = "knative-serving") String systemNamespace,
    @Nullable String clusterDomain) {

  /// @throws IllegalArgumentException if KIngresses of one class would be treated in two ways
  public KnativeConfiguration {
    if (companionClass.equals(ingressClass)) {
      throw new IllegalArgumentException(
          "sluice.knative.companion-class and sluice.knative.ingress-class are both %s; write"
                  .formatted(ingressClass)
              + " different ones");
    }
  }

  KnativeScope scope() {
    return new KnativeScope(ingressClass, systemNamespace, domain());
  }

  CompanionScope companion() {
    return new CompanionScope(companionClass, systemNamespace, domain());
  }

  private String domain() {
    return clusterDomain == null ? ClusterDomain.find() : clusterDomain;
  }
}
