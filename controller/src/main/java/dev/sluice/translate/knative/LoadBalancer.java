package dev.sluice.translate.knative;

import java.util.Optional;

/// Where clients find the rules of a KIngress: `LoadBalancerIngressStatus`, exactly one of whose
/// fields is set.
///
/// @param ip literal address
/// @param domainInternal name of a Service, with the domain of the cluster
public record LoadBalancer(Optional<String> ip, Optional<String> domainInternal) {

  static LoadBalancer ip(String address) {
    return new LoadBalancer(Optional.of(address), Optional.empty());
  }

  static LoadBalancer domainInternal(String name) {
    return new LoadBalancer(Optional.empty(), Optional.of(name));
  }
}
