package dev.sluice.translate.gateway;

import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayInfrastructure;
import java.util.ArrayList;
import java.util.List;

/// Fields of a Gateway that are set and not acted upon.
final class UnusedFields {

  private UnusedFields() {}

  /// Their paths.
  static List<String> of(Gateway gateway) {
    var paths = new ArrayList<>(gateway.unsupported());
    if (!gateway.infrastructure().equals(GatewayInfrastructure.NONE)) {
      paths.add("spec.infrastructure");
    }
    return paths;
  }
}
