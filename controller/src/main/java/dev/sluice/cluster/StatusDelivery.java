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
    new SideBySide<ObjectKey, ObjectStatus>(this::want, writer::withdraw)
        .compare(delivered, statuses);
    delivered = statuses;
  }

  private void want(ObjectKey key, ObjectStatus status) {
    writer.want(key, new OwnStatus(generation(status), StatusFields.of(status)));
  }

  private static long generation(ObjectStatus status) {
    return status.allConditions().mapToLong(Condition::observedGeneration).max().orElse(0);
  }
}
