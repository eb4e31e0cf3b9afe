package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Placement;
import dev.sluice.infra.Tenant;
import dev.sluice.knative.Visibility;
import dev.sluice.object.GatewayChoice;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.GatewayPlan;
import dev.sluice.translate.gateway.Gateways;
import java.util.Optional;

/// Which Gateways serve a KIngress, and where these are found.
public final class KnativeGateways {

  private final Facts facts;
  private final KnativeConfigs configs;
  private final Gateways gateways;

  /// Gateways that the settings name.
  public KnativeGateways(Facts facts, KnativeConfigs configs, Gateways gateways) {
    this.facts = facts;
    this.configs = configs;
    this.gateways = gateways;
  }

  /// The Gateway that the settings give to rules of the KIngress, whether or not it exists.
  public Optional<GatewayChoice> choice(KnativeIngress ingress, Visibility visibility) {
    return configs.settings().gateway(visibility, ingress.metadata().labels());
  }

  /// The Gateway that serves rules of the KIngress, if it is there and ours.
  public Optional<GatewayPlan> plan(KnativeIngress ingress, Visibility visibility) {
    return choice(ingress, visibility).map(GatewayChoice::gateway).flatMap(gateways::get);
  }

  /// The fleet that serves a Gateway.
  public Optional<String> fleet(ObjectKey gateway) {
    return gateways.fleetServing(gateway);
  }

  /// Where rules of the KIngress are served, if anywhere.
  public Optional<LoadBalancer> loadBalancer(KnativeIngress ingress, Visibility visibility) {
    return switch (facts.surroundings().placement()) {
      case Placement.OneMachine machine ->
          plan(ingress, visibility).map(_ -> LoadBalancer.ip(machine.reachable()));
      case Placement.OwnProxies _ ->
          service(ingress, visibility).map(this::domain).map(LoadBalancer::domainInternal);
    };
  }

  private Optional<ServiceName> service(KnativeIngress ingress, Visibility visibility) {
    var named = choice(ingress, visibility).flatMap(GatewayChoice::service);
    return named
        .map(key -> new ServiceName(key.namespace(), key.name()))
        .or(() -> plan(ingress, visibility).flatMap(GatewayPlan::tenant).map(ServiceName::of));
  }

  private String domain(ServiceName service) {
    var domain = facts.surroundings().knative().clusterDomain();
    return "%s.%s.svc.%s".formatted(service.name(), service.namespace(), domain);
  }

  private record ServiceName(String namespace, String name) {

    static ServiceName of(Tenant tenant) {
      return new ServiceName(tenant.namespace(), tenant.objectName());
    }
  }
}
