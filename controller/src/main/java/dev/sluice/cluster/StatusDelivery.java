package dev.sluice.cluster;

import dev.sluice.kube.StatusWriter;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.StatusFields;
import dev.sluice.status.merge.OwnStatus;
import java.util.Collections;
import java.util.SortedMap;

/// Hands to the writer what differs from the statuses before. One thread, that of the loop.
public final class StatusDelivery {

  private final StatusWriter writer;
  private SortedMap<ObjectKey, ObjectStatus> delivered = Collections.emptySortedMap();

  /// @param writer makes the objects of the cluster say it
  public StatusDelivery(StatusWriter writer) {
    this.writer = writer;
  }

  /// These are the statuses from now on.
  public void deliver(SortedMap<ObjectKey, ObjectStatus> statuses) {
    statuses.forEach(
        (key, status) -> {
          if (!status.equals(delivered.get(key))) {
            writer.want(key, new OwnStatus(generation(status), StatusFields.of(status)));
          }
        });
    delivered.keySet().stream().filter(key -> !statuses.containsKey(key)).forEach(writer::withdraw);
    delivered = statuses;
  }

  private static long generation(ObjectStatus status) {
    return status.allConditions().mapToLong(Condition::observedGeneration).max().orElse(0);
  }
}
