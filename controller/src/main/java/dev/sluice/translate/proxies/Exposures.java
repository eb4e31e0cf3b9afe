package dev.sluice.translate.proxies;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Placement;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.infra.Addresses;
import dev.sluice.infra.Tenant;
import dev.sluice.object.GatewayAddress;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Service;
import dev.sluice.translate.gateway.GatewayPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where clients find Gateways.
public final class Exposures {

  private static final String LOAD_BALANCER = "LoadBalancer";
  private static final Finding UNASSIGNED =
      new Finding(Reason.ADDRESS_NOT_ASSIGNED, "", "the Service of the proxies has no address yet");

  private final Facts facts;

  /// Where clients find the Gateways among the facts.
  public Exposures(Facts facts) {
    this.facts = facts;
  }

  /// Where clients find a Gateway.
  public Whereabouts of(GatewayPlan plan) {
    return switch (facts.surroundings().placement()) {
      case Placement.OneMachine machine -> Whereabouts.at(List.of(ip(machine.reachable())));
      case Placement.OwnProxies _ ->
          whereabouts(
              Addresses.assignment(
                  plan.tenant().stream().flatMap(this::addresses).toList(),
                  plan.gateway().addresses()));
    };
  }

  private static Whereabouts whereabouts(Addresses.Assignment assignment) {
    if (!assignment.missing().isEmpty()) {
      return new Whereabouts(assignment.assigned(), Optional.of(unusable(assignment.missing())));
    }
    return assignment.complete()
        ? Whereabouts.at(assignment.assigned())
        : new Whereabouts(List.of(), Optional.of(UNASSIGNED));
  }

  private static Finding unusable(List<GatewayAddress> missing) {
    var values =
        missing.stream()
            .flatMap(address -> address.value().stream())
            .collect(Collectors.joining(", "));
    return new Finding(
        Reason.ADDRESS_NOT_USABLE,
        "spec.addresses",
        "the cluster does not assign %s: write an address that its load balancer has"
            .formatted(values));
  }

  private Stream<GatewayAddress> addresses(Tenant tenant) {
    return facts
        .service(new ObjectKey(Kind.SERVICE, tenant.namespace(), tenant.objectName()))
        .stream()
        .flatMap(Exposures::addresses);
  }

  private static Stream<GatewayAddress> addresses(Service service) {
    return service.type().equals(LOAD_BALANCER)
        ? service.ingress().stream().map(Exposures::address)
        : service.clusterIp().map(Exposures::ip).stream();
  }

  private static GatewayAddress address(Service.Ingress ingress) {
    return new GatewayAddress(
        ingress.hostname() ? GatewayAddress.HOSTNAME : GatewayAddress.IP_ADDRESS,
        Optional.of(ingress.address()));
  }

  private static GatewayAddress ip(String address) {
    return new GatewayAddress(GatewayAddress.IP_ADDRESS, Optional.of(address));
  }
}
