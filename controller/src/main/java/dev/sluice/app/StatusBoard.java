package dev.sluice.app;

import dev.sluice.incremental.Ordered;
import dev.sluice.infra.DataPlane;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.loop.Publisher;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Problem;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.ads.Fleets;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the loop's results are published, and where everybody else reads them. Safe to use from
/// any thread.
public final class StatusBoard implements Publisher {

  private final Fleets fleets;
  private final FleetMonitors monitors;
  private final Deliveries deliveries;
  private volatile Ordered<ObjectKey, ObjectStatus> statuses = Ordered.empty();
  private volatile List<Problem> problems = List.of();

  StatusBoard(Fleets fleets, FleetMonitors monitors, Deliveries deliveries) {
    this.fleets = fleets;
    this.monitors = monitors;
    this.deliveries = deliveries;
  }

  @Override
  public void publish(String fleet, long revision, ResourceSet resources) {
    monitors.published(fleet, revision, resources);
    fleets.publish(fleet, revision, resources);
  }

  @Override
  public void retire(String fleet) {
    monitors.retired(fleet);
    fleets.remove(fleet);
  }

  /// On one machine there is nothing to be made for proxies.
  @Override
  public void publishProxies(SortedMap<String, Optional<DataPlane>> changes) {}

  @Override
  public void published(long revision) {
    deliveries.published(revision);
  }

  @Override
  public void publishStatuses(SortedMap<ObjectKey, Optional<ObjectStatus>> changes) {
    statuses = statuses.with(changes);
  }

  void publish(List<Problem> found) {
    problems = List.copyOf(found);
  }

  /// The status that each object has.
  public SortedMap<ObjectKey, ObjectStatus> statuses() {
    var all = new TreeMap<ObjectKey, ObjectStatus>();
    statuses.forEach(all::put);
    return all;
  }

  /// What does not fit in the files.
  public List<Problem> problems() {
    return problems;
  }
}
