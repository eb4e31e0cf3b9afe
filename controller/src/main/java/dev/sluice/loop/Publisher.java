package dev.sluice.loop;

import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.SortedMap;

/// Where the results of the loop go. Called by the loop's thread; must not block.
public interface Publisher {

  /// Other resources than before are to be served.
  ///
  /// @param revision grows by one with each call
  void publish(long revision, ResourceSet resources);

  /// Other statuses than before hold.
  void publish(SortedMap<ObjectKey, ObjectStatus> statuses);
}
