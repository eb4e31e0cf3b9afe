package dev.sluice.loop;

import dev.sluice.infra.DataPlane;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.SortedMap;

/// Where the results of the loop go. Called by the loop's thread; must not block.
public interface Publisher {

  /// Other resources than before are to be served to a fleet.
  ///
  /// @param revision grows with each call
  void publish(String fleet, long revision, ResourceSet resources);

  /// No Gateway needs the fleet any more.
  void retire(String fleet);

  /// All fleets have what follows from the objects so far; called after each revision of objects.
  void published(long revision);

  /// Other proxies than before should run, by the fleet that they make up.
  void publishProxies(SortedMap<String, DataPlane> planes);

  /// Other statuses than before hold.
  void publish(SortedMap<ObjectKey, ObjectStatus> statuses);
}
