package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.Service;
import java.util.List;
import java.util.Optional;

/// Reads Services.
final class Services {

  private static final String EXTERNAL_NAME = "ExternalName";
  private static final List<String> TYPES =
      List.of("ClusterIP", "NodePort", "LoadBalancer", EXTERNAL_NAME);

  private Services() {}

  static Optional<Service> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static Service read(Fields spec, Metadata metadata) {
    ignoreOthers(spec);
    var external = spec.choice("type", TYPES).filter(EXTERNAL_NAME::equals).isPresent();
    var externalName = spec.optionalText("externalName", externalNameRule(external));
    if (external) {
      spec.require("externalName");
    }
    var ports = spec.objects("ports", Integer.MAX_VALUE, Services::port);
    checkPorts(spec, ports);
    return new Service(metadata, externalName.filter(_ -> external), ports);
  }

  private static TextRule externalNameRule(boolean external) {
    return external ? Hostnames.HOST : TextRule.ANY;
  }

  private static void ignoreOthers(Fields spec) {
    spec.ignore("selector", "clusterIP", "clusterIPs", "externalIPs", "sessionAffinity");
    spec.ignore("sessionAffinityConfig", "loadBalancerIP", "loadBalancerSourceRanges");
    spec.ignore("loadBalancerClass", "allocateLoadBalancerNodePorts", "externalTrafficPolicy");
    spec.ignore("internalTrafficPolicy", "trafficDistribution", "healthCheckNodePort");
    spec.ignore("publishNotReadyAddresses", "ipFamilies", "ipFamilyPolicy");
  }

  private static Service.Port port(Fields port) {
    port.ignore("targetPort", "nodePort");
    return new Service.Port(
        port.optionalText("name", Names.DNS_LABEL).orElse(""),
        port.requiredInteger("port", 1, References.LAST_PORT),
        port.choice("protocol", EndpointSlices.PROTOCOLS).orElse("TCP"),
        port.optionalText("appProtocol", Names.QUALIFIED));
  }

  private static void checkPorts(Fields spec, List<Service.Port> ports) {
    if (ports.size() < 2) {
      return;
    }
    if (ports.stream().anyMatch(port -> port.name().isEmpty())) {
      spec.error("ports", "has several ports; write a name for each");
    }
    spec.requireUnique("ports", ports, Service.Port::name);
    spec.requireUnique("ports", ports, port -> port.port() + "/" + port.protocol());
  }
}
