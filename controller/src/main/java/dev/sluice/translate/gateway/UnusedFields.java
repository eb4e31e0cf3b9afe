package dev.sluice.translate.gateway;

import dev.sluice.facts.Placement;
import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayInfrastructure;
import java.util.ArrayList;
import java.util.List;

/// Fields of a Gateway that are set and not acted upon.
final class UnusedFields {

  private UnusedFields() {}

  /// Their paths, where proxies are placed so.
  static List<String> of(Gateway gateway, Placement placement) {
    var paths = new ArrayList<>(gateway.unsupported());
    if (placement instanceof Placement.OneMachine) {
      paths.addAll(ofOneMachine(gateway));
    }
    return paths;
  }

  private static List<String> ofOneMachine(Gateway gateway) {
    var paths = new ArrayList<String>();
    if (!gateway.infrastructure().equals(GatewayInfrastructure.NONE)) {
      paths.add("spec.infrastructure");
    }
    if (!gateway.addresses().isEmpty()) {
      paths.add("spec.addresses");
    }
    return paths;
  }
}
