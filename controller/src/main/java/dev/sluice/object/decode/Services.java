package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.Service;
import java.util.List;
import java.util.Optional;

/// Reads Services.
final class Services {

  private static final String CLUSTER_IP = "ClusterIP";
  private static final List<String> TYPES =
      List.of(CLUSTER_IP, "NodePort", "LoadBalancer", Service.EXTERNAL_NAME);

  private Services() {}

  static Optional<Service> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static Service read(Fields spec, Metadata metadata) {
    ignoreOthers(spec);
    var type = spec.choice("type", TYPES).orElse(CLUSTER_IP);
    var external = type.equals(Service.EXTERNAL_NAME);
    var externalName = spec.optionalText("externalName", externalNameRule(external));
    if (external) {
      spec.require("externalName");
    }
    var ports = spec.objects("ports", Integer.MAX_VALUE, Services::port);
    checkPorts(spec, ports);
    return new Service(
        metadata,
        type,
        externalName.filter(_ -> external),
        spec.optionalText("clusterIP", TextRule.ANY).filter(ip -> !ip.isEmpty()),
        !spec.textMap("selector", TextRule.ANY, TextRule.ANY).isEmpty(),
        ports,
        List.of());
  }

  private static TextRule externalNameRule(boolean external) {
    return external ? Hostnames.HOST : TextRule.ANY;
  }

  private static void ignoreOthers(Fields spec) {
    spec.ignore("clusterIPs", "externalIPs", "sessionAffinity");
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
