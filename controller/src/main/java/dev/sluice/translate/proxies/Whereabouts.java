package dev.sluice.translate.proxies;

import dev.sluice.finding.Finding;
import dev.sluice.object.GatewayAddress;
import java.util.List;
import java.util.Optional;

/// Where clients find a Gateway.
///
/// @param addresses the addresses at which it answers
/// @param trouble why it is not found where its owner wants it, if it is not
public record Whereabouts(List<GatewayAddress> addresses, Optional<Finding> trouble) {

  public Whereabouts {
    addresses = List.copyOf(addresses);
  }

  /// Found, and nothing is wrong with it.
  public static Whereabouts at(List<GatewayAddress> addresses) {
    return new Whereabouts(addresses, Optional.empty());
  }
}
