package dev.sluice.cluster;

import dev.sluice.kube.StatusWriter;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.StatusFields;
import dev.sluice.status.merge.OwnStatus;
import java.util.Optional;
import java.util.SortedMap;

/// Hands to the writer what statuses are to say. One thread, that of the loop.
public final class StatusDelivery {

  private final StatusWriter writer;

  /// @param writer makes the objects of the cluster say it
  public StatusDelivery(StatusWriter writer) {
    this.writer = writer;
  }

  /// These statuses differ from those before; empty for objects that have none of ours any more.
  public void deliver(SortedMap<ObjectKey, Optional<ObjectStatus>> changes) {
    changes.forEach(
        (key, status) ->
            status.ifPresentOrElse(wanted -> want(key, wanted), () -> writer.withdraw(key)));
  }

  private void want(ObjectKey key, ObjectStatus status) {
    writer.want(key, new OwnStatus(generation(status), StatusFields.of(status)));
  }

  private static long generation(ObjectStatus status) {
    return status.allConditions().mapToLong(Condition::observedGeneration).max().orElse(0);
  }
}
