package dev.sluice.pki.server;

import dev.sluice.pki.Identity;
import dev.sluice.xds.ads.FleetResolver;
import dev.sluice.xds.ads.PeerIdentity;
import io.envoyproxy.envoy.config.core.v3.Node;
import java.util.Optional;

/// The fleet of a proxy is what its certificate says, whatever the proxy says about itself.
public final class CertifiedFleets implements FleetResolver {

  @Override
  public Optional<String> fleetOf(Node node, Optional<PeerIdentity> peer) {
    return peer.stream()
        .flatMap(known -> known.uris().stream())
        .map(Identity::proxiesOf)
        .flatMap(Optional::stream)
        .map(Identity.Proxies::fleet)
        .findFirst();
  }
}
