package dev.sluice.loop;

import dev.sluice.infra.DataPlane;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.snapshot.ResourceSet;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/// Where the results of the loop go. Called by the loop's thread; must not block.
public interface Publisher {

  /// Changes of objects were translated; what follows from them is published next, if it differs
  /// from what was published before.
  ///
  /// @param changed when the first of them came, in nanoseconds of [System#nanoTime]
  /// @param took how long the translation took
  default void translated(long changed, Duration took) {}

  /// Other resources than before are to be served to a fleet.
  ///
  /// @param revision grows with each call
  void publish(String fleet, long revision, ResourceSet resources);

  /// No Gateway needs the fleet any more.
  void retire(String fleet);

  /// All fleets have what follows from the objects so far; called after each revision of objects.
  void published(long revision);

  /// Other proxies than before should run, by the fleet that they make up.
  ///
  /// @param changes what differs from before; empty for fleets that are to go
  void publishProxies(SortedMap<String, Optional<DataPlane>> changes);

  /// Other statuses than before hold.
  ///
  /// @param changes what differs from before; empty for objects that have none of ours any more
  void publishStatuses(SortedMap<ObjectKey, Optional<ObjectStatus>> changes);
}
