package dev.sluice.loop;

import dev.sluice.facts.FleetState;
import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.ads.Rejection;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what is known about the proxies of each fleet. Safe to use from any thread.
public final class FleetMonitors implements AdsEvents {

  private final Map<String, FleetMonitor> monitors = new ConcurrentHashMap<>();
  private final Runnable onChange;

  /// @param onChange told, on any thread, when something about a fleet is another; must not block
  public FleetMonitors(Runnable onChange) {
    this.onChange = onChange;
  }

  /// The present state by fleet.
  public SortedMap<String, FleetState> states() {
    var states = new TreeMap<String, FleetState>();
    monitors.forEach((fleet, monitor) -> states.put(fleet, monitor.state()));
    return states;
  }

  /// What this replica of the control plane knows by itself, by fleet.
  public SortedMap<String, FleetReport> reports() {
    var reports = new TreeMap<String, FleetReport>();
    monitors.forEach((fleet, monitor) -> reports.put(fleet, monitor.report()));
    return reports;
  }

  /// What another replica knows, by fleet; nothing when it is gone.
  public void told(String replica, Map<String, FleetReport> reports) {
    reports.forEach((fleet, report) -> of(fleet).told(replica, Optional.of(report)));
    monitors.forEach(
        (fleet, monitor) -> {
          if (!reports.containsKey(fleet)) {
            monitor.told(replica, Optional.empty());
          }
        });
  }

  /// Says what was published to a fleet.
  public void published(String fleet, long revision, ResourceSet resources) {
    of(fleet).published(revision, resources);
  }

  /// Forgets a fleet.
  public void retired(String fleet) {
    monitors.remove(fleet);
  }

  @Override
  public void connected(Proxy proxy) {
    of(proxy.fleet()).connected(proxy);
  }

  @Override
  public void disconnected(Proxy proxy) {
    Optional.ofNullable(monitors.get(proxy.fleet()))
        .ifPresent(monitor -> monitor.disconnected(proxy));
  }

  @Override
  public void acknowledged(Proxy proxy, long revision) {
    of(proxy.fleet()).acknowledged(proxy, revision);
  }

  @Override
  public void rejected(Rejection rejection) {
    of(rejection.proxy().fleet()).rejected(rejection);
  }

  private FleetMonitor of(String fleet) {
    return monitors.computeIfAbsent(fleet, _ -> new FleetMonitor(onChange));
  }
}
