package dev.sluice.loop;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Rollout;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.knative.IngressPlan;
import dev.sluice.translate.knative.KnativeGateways;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/// Follows the versions of KIngresses on their way to the proxies, and says when all have them. The
/// thread of the loop.
final class Rollouts {

  /// Then the owner of a KIngress is told what it waits for.
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private final FleetMonitors proxies;
  private final RolloutBook book;
  private final Map<ObjectKey, Way> underWay = new TreeMap<>();
  private final Map<ObjectKey, Long> held = new TreeMap<>();
  private final Set<ObjectKey> overdue = new TreeSet<>();

  Rollouts(FleetMonitors proxies) {
    this.proxies = proxies;
    this.book = proxies.rollouts();
  }

  /// A version on its way.
  ///
  /// @param revisions what the proxies of each fleet have to acknowledge
  private record Way(String version, Map<String, Long> revisions, long since) {}

  /// What these KIngresses come to now has been published.
  void begin(ControlPlane plane, Set<ObjectKey> switched, long now) {
    var knative = plane.translation().knative();
    for (var key : switched) {
      underWay.remove(key);
      overdue.remove(key);
      plane.facts().apply(key, new Rollout(book.own(key).orElse(""), false));
      knative
          .ingresses()
          .get(key)
          .ifPresentOrElse(
              plan -> underWay.put(key, way(plan, knative.gateways(), now)),
              () -> forget(plane.facts(), key));
    }
  }

  private void forget(Facts facts, ObjectKey key) {
    facts.apply(key, Rollout.NONE);
    book.forget(key);
  }

  private Way way(IngressPlan plan, KnativeGateways gateways, long now) {
    var revisions = new HashMap<String, Long>();
    plan.served().keySet().stream()
        .flatMap(gateway -> gateways.fleet(gateway).stream())
        .forEach(fleet -> revisions.put(fleet, proxies.published(fleet)));
    return new Way(plan.version(), revisions, now);
  }

  /// Looks at what proxies have acknowledged and at what waits for too long.
  ///
  /// @param waiting KIngresses whose newest version is not in force
  /// @return whether this replica has something new to tell the others
  boolean advance(Facts facts, Set<ObjectKey> waiting, long now) {
    held.keySet().retainAll(waiting);
    waiting.forEach(key -> held.putIfAbsent(key, now));
    held.forEach((key, since) -> remind(facts, key, since, now));
    var news = new TreeSet<ObjectKey>();
    underWay.entrySet().removeIf(entry -> arrived(facts, entry.getKey(), entry.getValue(), news));
    underWay.forEach((key, way) -> remind(facts, key, way.since(), now));
    return !news.isEmpty();
  }

  private boolean arrived(Facts facts, ObjectKey key, Way way, Set<ObjectKey> news) {
    var here = way.revisions().entrySet().stream().allMatch(this::acknowledged);
    if (here && !book.own(key).equals(Optional.of(way.version()))) {
      book.mark(key, way.version());
      news.add(key);
    }
    var everywhere =
        here && way.revisions().keySet().stream().allMatch(fleet -> agreed(fleet, key, way));
    if (everywhere) {
      overdue.remove(key);
      facts.apply(key, new Rollout(way.version(), false));
    }
    return everywhere;
  }

  private boolean acknowledged(Map.Entry<String, Long> fleet) {
    return proxies.acknowledged(fleet.getKey()) >= fleet.getValue();
  }

  private boolean agreed(String fleet, ObjectKey key, Way way) {
    return proxies.connected(fleet) > 0
        && book.agreed(proxies.replicasWithProxiesOf(fleet), key, way.version());
  }

  private void remind(Facts facts, ObjectKey key, long since, long now) {
    if (now - since >= PATIENCE && overdue.add(key)) {
      facts.apply(key, new Rollout(facts.rollout(key).acknowledged(), true));
    }
  }

  /// When something has waited for too long, if anything waits.
  OptionalLong deadline() {
    var times =
        LongStream.concat(
            held.entrySet().stream()
                .filter(entry -> !overdue.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue),
            underWay.entrySet().stream()
                .filter(entry -> !overdue.contains(entry.getKey()))
                .mapToLong(entry -> entry.getValue().since()));
    var first = times.min();
    return first.isPresent() ? OptionalLong.of(first.getAsLong() + PATIENCE) : first;
  }
}
