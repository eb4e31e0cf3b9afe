package dev.sluice.infra;

import dev.sluice.bootstrap.IpFamilies;
import dev.sluice.infra.ProxyParameters.ServiceType;
import dev.sluice.json.Json;

/// The Service by which clients reach proxies.
final class ProxyService {

  private final DataPlane plane;
  private final IpFamilies families;

  ProxyService(DataPlane plane, IpFamilies families) {
    this.plane = plane;
    this.families = families;
  }

  Json.Obj spec() {
    var exposure = plane.parameters().exposure();
    var spec =
        Json.Obj.EMPTY
            .with("type", exposure.type().label())
            .with("selector", Json.textByName(plane.tenant().selector()))
            .with("ports", plane.entrances().stream().map(ProxyService::port).toList());
    if (families == IpFamilies.IPV6_TOO) {
      spec = spec.with("ipFamilyPolicy", "PreferDualStack");
    }
    if (exposure.type() != ServiceType.CLUSTER_IP) {
      spec = spec.with("externalTrafficPolicy", exposure.trafficPolicy().label());
    }
    if (exposure.type() == ServiceType.LOAD_BALANCER && exposure.loadBalancerClass().isPresent()) {
      spec = spec.with("loadBalancerClass", exposure.loadBalancerClass().get());
    }
    return Addresses.ask(spec, exposure.type(), plane.addresses());
  }

  private static Json.Obj port(Entrance entrance) {
    return Json.Obj.EMPTY
        .with("name", entrance.name())
        .with("protocol", entrance.transport().name())
        .with("port", entrance.port())
        .with("targetPort", entrance.bindPort());
  }
}
