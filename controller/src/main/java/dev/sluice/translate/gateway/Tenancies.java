package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Placement;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.infra.Addresses;
import dev.sluice.infra.Tenant;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayClass;
import dev.sluice.object.Metadata;
import dev.sluice.translate.parameters.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which fleet serves a Gateway, and what it asks of it that cannot be given.
final class Tenancies {

  private final Facts facts;
  private final Parameters parameters;

  Tenancies(Facts facts, Parameters parameters) {
    this.facts = facts;
    this.parameters = parameters;
  }

  /// The name of the fleet.
  String fleetOf(Gateway gateway) {
    return switch (facts.surroundings().placement()) {
      case Placement.OneMachine machine -> machine.fleet();
      case Placement.OwnProxies own -> tenant(gateway, own).identity().fleet();
    };
  }

  /// Whom the fleet of the Gateway serves, where fleets have objects of their own.
  Optional<Tenant> tenant(Gateway gateway) {
    return facts.surroundings().placement() instanceof Placement.OwnProxies own
        ? Optional.of(tenant(gateway, own))
        : Optional.empty();
  }

  /// What is asked for and cannot be given.
  List<Finding> findings(Gateway gateway) {
    if (facts.surroundings().placement() instanceof Placement.OneMachine) {
      return List.of();
    }
    return Stream.concat(
            parameters.ofGateway(gateway).findings().stream(), unsupportedAddresses(gateway))
        .toList();
  }

  private Tenant tenant(Gateway gateway, Placement.OwnProxies own) {
    var name = gateway.gatewayClassName();
    if (parameters.ofClass(name).value().mergeGateways()) {
      var uid = facts.gatewayClass(name).map(GatewayClass::metadata).map(Metadata::uid).orElse("");
      return new Tenant.WholeClass(own.controlNamespace(), name, uid);
    }
    var metadata = gateway.metadata();
    return new Tenant.OneGateway(metadata.namespace(), metadata.name(), metadata.uid(), name);
  }

  private static Stream<Finding> unsupportedAddresses(Gateway gateway) {
    return Addresses.unsupported(gateway.addresses()).stream()
        .map(
            address ->
                new Finding(
                    Reason.UNSUPPORTED_ADDRESS,
                    "spec.addresses[%d].type".formatted(gateway.addresses().indexOf(address)),
                    "%s is not supported: write IPAddress".formatted(address.type())));
  }
}
