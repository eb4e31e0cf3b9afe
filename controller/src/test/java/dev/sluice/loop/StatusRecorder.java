package dev.sluice.loop;

import dev.sluice.infra.DataPlane;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.ads.Fleets;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// Publishes resources for real and keeps the latest statuses. Safe to use from any thread.
final class StatusRecorder implements Publisher {

  private final Fleets fleets;
  private final AtomicReference<Runnable> fleetsChanged = new AtomicReference<>(() -> {});
  private final FleetMonitors monitors;
  private volatile SortedMap<ObjectKey, ObjectStatus> statuses = new TreeMap<>();

  StatusRecorder(Fleets fleets) {
    this.fleets = fleets;
    this.monitors = new FleetMonitors(() -> fleetsChanged.get().run());
  }

  void follow(ControlLoop loop) {
    fleetsChanged.set(loop::fleetsChanged);
  }

  FleetMonitors monitors() {
    return monitors;
  }

  SortedMap<ObjectKey, ObjectStatus> statuses() {
    return statuses;
  }

  @Override
  public void publish(String fleet, long revision, ResourceSet resources) {
    monitors.published(fleet, revision, resources);
    fleets.publish(fleet, revision, resources);
  }

  @Override
  public void retire(String fleet) {
    monitors.retired(fleet);
  }

  @Override
  public void published(long revision) {}

  @Override
  public void publishProxies(SortedMap<String, Optional<DataPlane>> changes) {}

  @Override
  public void publishStatuses(SortedMap<ObjectKey, Optional<ObjectStatus>> changes) {
    var all = new TreeMap<>(statuses);
    changes.forEach((key, status) -> all.compute(key, (_, _) -> status.orElse(null)));
    statuses = all;
  }
}
