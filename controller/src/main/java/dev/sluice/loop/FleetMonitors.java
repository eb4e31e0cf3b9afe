package dev.sluice.loop;

import dev.sluice.facts.FleetState;
import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.ads.Rejection;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what is known about the proxies of each fleet. Safe to use from any thread.
public final class FleetMonitors implements AdsEvents {

  private final Map<String, FleetMonitor> monitors = new ConcurrentHashMap<>();
  private final RolloutBook rollouts = new RolloutBook();
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

  /// Which versions of KIngresses proxies have acknowledged.
  public RolloutBook rollouts() {
    return rollouts;
  }

  /// The book has new entries, which other replicas should know.
  void rolloutsChanged() {
    onChange.run();
  }

  /// The revision that was published to a fleet last; 0 if none was.
  long published(String fleet) {
    var monitor = monitors.get(fleet);
    return monitor == null ? 0 : monitor.publishedRevision();
  }

  /// The revision that every proxy of a fleet connected here has acknowledged; the greatest of all
  /// numbers where none is connected.
  long acknowledged(String fleet) {
    var monitor = monitors.get(fleet);
    return monitor == null ? Long.MAX_VALUE : monitor.acknowledgedRevision();
  }

  /// How many proxies of a fleet are connected, to whatever replica.
  int connected(String fleet) {
    var monitor = monitors.get(fleet);
    return monitor == null ? 0 : monitor.state().connected();
  }

  /// The other replicas to which proxies of a fleet are connected.
  Set<String> replicasWithProxiesOf(String fleet) {
    var monitor = monitors.get(fleet);
    return monitor == null ? Set.of() : monitor.replicasWithProxies();
  }

  /// What another replica tells of KIngresses.
  ///
  /// @param everything whether that is all it knows, rather than what is new
  public void told(String replica, boolean everything, Map<ObjectKey, String> versions) {
    rollouts.told(replica, everything, versions);
    if (!versions.isEmpty()) {
      onChange.run();
    }
  }

  /// What another replica knows, by fleet; nothing when it is gone.
  public void told(String replica, Map<String, FleetReport> reports) {
    if (reports.isEmpty()) {
      rollouts.gone(replica);
    }
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
