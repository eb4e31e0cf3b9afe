package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.Service;
import dev.sluice.object.Service.Ingress;
import java.util.List;
import java.util.Optional;

/// Reads Services.
final class Services {

  private static final String CLUSTER_IP = "ClusterIP";
  private static final List<String> TYPES =
      List.of(CLUSTER_IP, "NodePort", "LoadBalancer", Service.EXTERNAL_NAME);

  private Services() {}

  static Optional<Service> read(Metadata metadata, Fields object) {
    var ingress = object.stored() ? ingress(object) : List.<Ingress>of();
    return object.requiredObject("spec", spec -> read(spec, metadata, ingress));
  }

  private static Service read(Fields spec, Metadata metadata, List<Ingress> ingress) {
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
        ingress);
  }

  private static List<Ingress> ingress(Fields object) {
    return object
        .object("status", status -> status.object("loadBalancer", Services::balancer))
        .flatMap(found -> found)
        .orElse(List.of());
  }

  private static List<Ingress> balancer(Fields balancer) {
    return balancer.objects("ingress", Integer.MAX_VALUE, Services::ingressPoint).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Ingress> ingressPoint(Fields point) {
    var ip = point.optionalText("ip", TextRule.ANY).filter(text -> !text.isEmpty());
    var host = point.optionalText("hostname", TextRule.ANY).filter(text -> !text.isEmpty());
    return ip.map(address -> new Ingress(address, false))
        .or(() -> host.map(name -> new Ingress(name, true)));
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
