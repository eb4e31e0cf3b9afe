package dev.sluice.app;

import dev.sluice.facts.KnativeScope;
import dev.sluice.kube.ClusterDomain;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// What `sluice controller` takes for Knative's: from the environment
/// (`SLUICE_KNATIVE_INGRESS_CLASS=…`) or a configuration file.
///
/// @param ingressClass KIngresses of this class are ours
/// @param systemNamespace where Knative's ConfigMaps are
/// @param clusterDomain the domain of Services; found in the resolver's configuration if not given
@ConfigurationProperties("sluice.knative")
public record KnativeConfiguration(
    @Bindable(defaultValue = "sluice.ingress.networking.knative.dev") String ingressClass,
    @Bindable(defaultValue = "knative-serving") String systemNamespace,
    @Nullable String clusterDomain) {

  KnativeScope scope() {
    var domain = clusterDomain == null ? ClusterDomain.find() : clusterDomain;
    return new KnativeScope(ingressClass, systemNamespace, domain);
  }
}
