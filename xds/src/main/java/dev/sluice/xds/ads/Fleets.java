package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The place where resource sets are published, one set for each fleet of equal proxies.
///
/// Safe to use from any thread. Publishing costs one comparison with the set before and never waits
/// for a proxy.
public final class Fleets {
  private final Map<String, Fleet> fleets = new ConcurrentHashMap<>();

  /// Replaces what the proxies of a fleet should have; a newer set supersedes one that is still on
  /// its way.
  ///
  /// A proxy of a fleet without any published set is sent nothing, so it keeps what it has.
  ///
  /// @param revision the publisher's own number, reported with acknowledgements; must not decrease
  public void publish(String fleet, long revision, ResourceSet resources) {
    of(fleet).publish(revision, resources);
  }

  /// Forgets a fleet, and closes the streams of its proxies after what is already on its way. They
  /// keep what they have; those that come back before the fleet is published again are sent
  /// nothing. Does nothing if there is no such fleet.
  public void remove(String fleet) {
    Optional.ofNullable(fleets.remove(fleet)).ifPresent(Fleet::disband);
  }

  Fleet of(String fleet) {
    return fleets.computeIfAbsent(fleet, _ -> new Fleet());
  }
}
