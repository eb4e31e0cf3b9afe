package dev.sluice.loop;

import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.ads.Fleets;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// Publishes resources for real and keeps the latest statuses. Safe to use from any thread.
final class StatusRecorder implements Publisher {

  private final Fleets fleets;
  private final String fleet;
  private final AtomicReference<Runnable> fleetsChanged = new AtomicReference<>(() -> {});
  private final FleetMonitor monitor;
  private volatile SortedMap<ObjectKey, ObjectStatus> statuses = new TreeMap<>();

  StatusRecorder(Fleets fleets, String fleet) {
    this.fleets = fleets;
    this.fleet = fleet;
    this.monitor = new FleetMonitor(fleet, () -> fleetsChanged.get().run());
  }

  void follow(ControlLoop loop) {
    fleetsChanged.set(loop::fleetsChanged);
  }

  FleetMonitor monitor() {
    return monitor;
  }

  SortedMap<ObjectKey, ObjectStatus> statuses() {
    return statuses;
  }

  @Override
  public void publish(long revision, ResourceSet resources) {
    monitor.published(revision, resources);
    fleets.publish(fleet, revision, resources);
  }

  @Override
  public void publish(SortedMap<ObjectKey, ObjectStatus> judged) {
    statuses = judged;
  }
}
