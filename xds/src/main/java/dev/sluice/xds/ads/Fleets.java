package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceSet;
import java.util.Map;
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

  Fleet of(String fleet) {
    return fleets.computeIfAbsent(fleet, _ -> new Fleet());
  }
}
