package dev.sluice.translate.proxies;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Placement;
import dev.sluice.object.GatewayAddress;
import dev.sluice.translate.gateway.GatewayPlan;
import java.util.List;
import java.util.Optional;

/// Where clients find Gateways.
public final class Exposures {

  private final Facts facts;

  /// Where clients find the Gateways among the facts.
  public Exposures(Facts facts) {
    this.facts = facts;
  }

  /// Where clients find a Gateway.
  public Whereabouts of(GatewayPlan plan) {
    return switch (facts.surroundings().placement()) {
      case Placement.OneMachine machine -> Whereabouts.at(List.of(address(machine.reachable())));
      case Placement.OwnProxies _ -> Whereabouts.at(plan.gateway().addresses());
    };
  }

  private static GatewayAddress address(String ip) {
    return new GatewayAddress(GatewayAddress.IP_ADDRESS, Optional.of(ip));
  }
}
