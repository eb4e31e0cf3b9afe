package dev.sluice.loop;

import dev.sluice.facts.FleetState;
import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.ads.Rejection;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps what is known about the proxies of one fleet: who is connected, who has acknowledged what,
/// what was refused, here and at the other replicas of the control plane.
///
/// A fleet is programmed when every connected proxy has acknowledged the listeners that are in
/// force now; edits of routes do not take that back, nor do proxies that come and go. Safe to use
/// from any thread.
final class FleetMonitor implements AdsEvents {

  private final Runnable onChange;
  private final Map<Proxy, Long> acknowledged = new HashMap<>();
  private final Map<ResourceName, Rejection> rejections = new HashMap<>();
  private final Map<String, FleetReport> others = new HashMap<>();
  private ResourceSet published = ResourceSet.empty();
  private String listeners = "";
  private String inForce = "";
  private long listenersChanged;
  private long publishedRevision;
  private long acknowledgedRevision = Long.MAX_VALUE;
  private FleetReport report = new FleetReport(0, "", false, new TreeMap<>());
  private FleetState state = FleetState.UNKNOWN;

  /// @param onChange told, on any thread, when the state or the report is another one; must not
  ///   block
  FleetMonitor(Runnable onChange) {
    this.onChange = onChange;
  }

  /// The present state, over all replicas.
  synchronized FleetState state() {
    return state;
  }

  /// What this replica knows by itself.
  synchronized FleetReport report() {
    return report;
  }

  /// The revision that was published last.
  synchronized long publishedRevision() {
    return publishedRevision;
  }

  /// The revision that every proxy connected here has acknowledged; the greatest of all numbers
  /// where none is.
  synchronized long acknowledgedRevision() {
    return acknowledgedRevision;
  }

  /// The other replicas to which proxies are connected.
  synchronized Set<String> replicasWithProxies() {
    return others.entrySet().stream()
        .filter(entry -> entry.getValue().connected() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What another replica knows; empty when it is gone.
  void told(String replica, Optional<FleetReport> news) {
    update(
        () ->
            news.ifPresentOrElse(
                other -> others.put(replica, other), () -> others.remove(replica)));
  }

  /// Says what was published.
  void published(long revision, ResourceSet resources) {
    update(
        () -> {
          publishedRevision = revision;
          if (!resources.of(ResourceType.LISTENER).equals(published.of(ResourceType.LISTENER))) {
            listenersChanged = revision;
            listeners = fingerprint(resources);
          }
          published = resources;
          rejections.entrySet().removeIf(entry -> replaced(entry.getKey(), entry.getValue()));
        });
  }

  private static String fingerprint(ResourceSet resources) {
    return resources.of(ResourceType.LISTENER).all().stream()
        .map(listener -> listener.name() + " " + listener.version())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void connected(Proxy proxy) {
    update(() -> acknowledged.put(proxy, 0L));
  }

  @Override
  public void disconnected(Proxy proxy) {
    update(() -> acknowledged.remove(proxy));
  }

  @Override
  public void acknowledged(Proxy proxy, long revision) {
    update(() -> acknowledged.computeIfPresent(proxy, (_, before) -> Math.max(before, revision)));
  }

  @Override
  public void rejected(Rejection rejection) {
    update(() -> rejections.put(new ResourceName(rejection.type(), rejection.name()), rejection));
  }

  private record ResourceName(ResourceType type, String name) {}

  private boolean replaced(ResourceName name, Rejection rejection) {
    Resource present = published.of(name.type()).get(name.name());
    return present == null || !present.version().equals(rejection.version());
  }

  private void update(Runnable change) {
    if (changed(change)) {
      onChange.run();
    }
  }

  private synchronized boolean changed(Runnable change) {
    change.run();
    var stateBefore = state;
    var reportBefore = report;
    var revisionBefore = acknowledgedRevision;
    acknowledgedRevision =
        acknowledged.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    report = own();
    state = together();
    return acknowledgedRevision != revisionBefore
        || !state.equals(stateBefore)
        || !report.equals(reportBefore);
  }

  private FleetReport own() {
    var texts = new TreeMap<String, String>();
    rejections.forEach((name, rejection) -> texts.put(name.name(), rejection.text()));
    var all =
        acknowledged.values().stream()
            .allMatch(revision -> revision >= Math.max(1, listenersChanged));
    return new FleetReport(acknowledged.size(), listeners, all, texts);
  }

  private FleetState together() {
    var reports = Stream.concat(Stream.of(report), others.values().stream()).toList();
    var connected = reports.stream().mapToInt(FleetReport::connected).sum();
    if (connected > 0 && reports.stream().allMatch(one -> one.allows(listeners))) {
      inForce = listeners;
    }
    var refused = new TreeMap<String, String>();
    reports.forEach(one -> refused.putAll(one.rejections()));
    var programmed = !inForce.isEmpty() && inForce.equals(listeners);
    return new FleetState(connected, programmed, refused);
  }
}
