package dev.sluice.xds.ads;

import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Optional;

/// Decides which fleet a proxy belongs to, and so what it may see.
@FunctionalInterface
public interface FleetResolver {
  /// The fleet of this node; empty denies the stream.
  Optional<String> fleetOf(Node node);
}
