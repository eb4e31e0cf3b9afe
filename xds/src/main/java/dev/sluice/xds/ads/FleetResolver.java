package dev.sluice.xds.ads;

import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Optional;

/// Decides which fleet a proxy belongs to, and so what it may see.
@FunctionalInterface
public interface FleetResolver {
  /// The fleet of a proxy; empty denies the stream.
  ///
  /// @param node what the proxy says about itself, which proves nothing
  /// @param peer who it is by its client certificate, which the TLS connection has verified; absent
  ///   without TLS, or where clients need no certificate
  Optional<String> fleetOf(Node node, Optional<PeerIdentity> peer);
}
