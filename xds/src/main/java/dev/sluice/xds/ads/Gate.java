package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides when a stream may send listeners and what they choose upstreams by, and when it may
/// remove what they used.
///
/// Owned by its stream; not thread-safe. Clusters, endpoints and secrets always aim at the newest
/// target and are never held back: making something more is harmless. Listeners and routes go in
/// rounds. A round waits for the clusters that were not usable when it began, so newer targets
/// cannot starve it, then sends the listeners and, once these are acknowledged, the routes of its
/// own target, or of a newer one that is usable as well. What is said of routes holds for extension
/// configurations alike: they choose the upstreams of connections that carry no requests.
final class Gate {
  private final Feeds feeds;
  private final Warming warming;
  private final Verdicts verdicts;
  private final long patience;
  private final Set<String> awaited = new HashSet<>();
  private Phase phase = Phase.SETTLED;
  private Target candidate = Target.of(0, ResourceSet.empty());
  private boolean reached;
  private boolean expectsClusters;
  private long deadline;

  Gate(Feeds feeds, Warming warming, AdsSettings settings, Verdicts verdicts) {
    this.feeds = feeds;
    this.warming = warming;
    this.verdicts = verdicts;
    this.patience = settings.phaseTimeout().toNanos();
  }

  boolean isOpenFor(ResourceType type) {
    return switch (type) {
      case CLUSTER, ENDPOINTS, SECRET -> true;
      case LISTENER -> phase != Phase.UPSTREAMS;
      case ROUTES, EXTENSION -> phase == Phase.ROUTES || phase == Phase.SETTLED;
    };
  }

  /// The target whose listeners and routes the proxy has acknowledged, unless others are on the
  /// way.
  Optional<Target> settled() {
    return reached && phase == Phase.SETTLED && !isBusy(Users.ALL)
        ? Optional.of(candidate)
        : Optional.empty();
  }

  /// Waits for a proxy to ask for clusters: Envoy does so first, but last of all when it comes
  /// back.
  void expectClusters() {
    expectsClusters |= clusters().subscriptions().isEmpty();
  }

  private boolean awaitsClusters() {
    return expectsClusters && clusters().subscriptions().isEmpty();
  }

  /// Whether a newer target still has everything that this round waits for.
  boolean agreesTo(Target target) {
    forgetUnawaited();
    return awaited.stream()
        .allMatch(
            name ->
                target.contains(ResourceType.CLUSTER, name)
                    && (target.contains(ResourceType.ENDPOINTS, name)
                        || !candidate.contains(ResourceType.ENDPOINTS, name)));
  }

  private void forgetUnawaited() {
    awaited.removeIf(name -> !clusters().isPending(name) && !warming.contains(name));
  }

  /// Starts a round if there is a newer target, or if clusters are not usable yet.
  void begin(Target newest, long now) {
    var unusable = unusable();
    var isTold = expectsClusters && !clusters().subscriptions().isEmpty();
    if (isTold || (phase == Phase.SETTLED && isBehind(newest, unusable))) {
      expectsClusters &= !isTold;
      candidate = newest;
      awaited.addAll(unusable);
      enter(Phase.UPSTREAMS, now);
    }
  }

  private boolean isBehind(Target newest, Set<String> unusable) {
    return candidate != newest || !unusable.isEmpty() || awaitsClusters();
  }

  /// Goes on to the next phase if this one is done or took too long.
  ///
  /// @return whether the phase changed
  boolean advance(Target newest, long now) {
    if (phase == Phase.SETTLED || !(isDone() || isLate(now))) {
      return false;
    }
    switch (phase) {
      case UPSTREAMS -> sendListeners(newest, now);
      case LISTENERS -> sendRoutes(now);
      case ROUTES -> enter(Phase.SETTLED, now);
      case SETTLED -> throw new IllegalStateException("A settled round does not advance");
    }
    return true;
  }

  /// Takes clusters off the list that became usable, even if a newer version of them is to be sent
  /// at once.
  void usable(Set<String> clusters) {
    awaited.removeAll(clusters);
  }

  private boolean isDone() {
    return switch (phase) {
      case UPSTREAMS -> !awaitsUpstreams();
      case LISTENERS -> !isBusy(List.of(ResourceType.LISTENER));
      case ROUTES -> !isBusy(Users.CHOOSING);
      case SETTLED -> false;
    };
  }

  private boolean awaitsUpstreams() {
    forgetUnawaited();
    return awaitsClusters() || !awaited.isEmpty() || feeds.of(ResourceType.SECRET).awaitsAnswer();
  }

  private boolean isLate(long now) {
    if (deadline - now > 0) {
      return false;
    }
    verdicts.late(phase);
    return true;
  }

  private void sendListeners(Target newest, long now) {
    expectsClusters = false;
    if (!awaited.isEmpty()) {
      warming.giveUp();
      awaited.clear();
    }
    candidate = unusable().isEmpty() ? newest : candidate;
    feeds.of(ResourceType.LISTENER).aimAt(candidate);
    enter(Phase.LISTENERS, now);
  }

  private void sendRoutes(long now) {
    Users.CHOOSING.forEach(type -> feeds.of(type).aimAt(candidate));
    enter(Phase.ROUTES, now);
  }

  private void enter(Phase next, long now) {
    phase = next;
    reached |= next == Phase.SETTLED;
    deadline = now + patience;
  }

  private Set<String> unusable() {
    return Stream.concat(clusters().pending(), warming.names().stream())
        .collect(Collectors.toSet());
  }

  private boolean isBusy(List<ResourceType> types) {
    return types.stream()
        .map(feeds::of)
        .anyMatch(feed -> feed.isBusy() || !feed.ledger().removals().isEmpty());
  }

  private Feed clusters() {
    return feeds.of(ResourceType.CLUSTER);
  }

  OptionalLong deadline() {
    return phase == Phase.SETTLED ? OptionalLong.empty() : OptionalLong.of(deadline);
  }
}
