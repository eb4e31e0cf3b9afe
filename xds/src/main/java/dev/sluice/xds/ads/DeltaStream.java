package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The protocol of one proxy's stream, without transport and clock: requests and targets in,
/// responses out.
///
/// Not thread-safe: whoever holds the stream's lock owns it. Responses are pulled one at a time, so
/// nothing is queued: what could not be sent yet merges with what changes meanwhile.
final class DeltaStream {
  /// Endpoints first, because they wait for nothing; then what has to exist before its user.
  private static final List<ResourceType> ORDER =
      List.of(
          ResourceType.ENDPOINTS,
          ResourceType.SECRET,
          ResourceType.CLUSTER,
          ResourceType.LISTENER,
          ResourceType.ROUTES,
          ResourceType.EXTENSION);

  /// Types that are removed only when nothing can use them any more, users first.
  private static final List<ResourceType> RETIRING =
      List.of(ResourceType.CLUSTER, ResourceType.ENDPOINTS, ResourceType.SECRET);

  private final Feeds feeds;
  private final Warming warming = new Warming();
  private final Retirement retirement = new Retirement();
  private final Gate gate;
  private final Returning returning;
  private final AdsSettings settings;
  private final Verdicts verdicts;
  private @Nullable Target newest;
  private @Nullable Target aim;
  private long number;
  private long settledRevision = -1;

  DeltaStream(AdsSettings settings, Verdicts verdicts) {
    this.settings = settings;
    this.verdicts = verdicts;
    this.feeds = new Feeds(settings);
    this.gate = new Gate(feeds, warming, settings, verdicts);
    this.returning = new Returning(feeds, warming, gate);
  }

  /// Aims at a newer target; before the first one nothing is sent at all.
  void aimAt(Target target) {
    newest = target;
  }

  /// Moves on to the newest target, unless that takes away what the proxy is just being given for a
  /// round.
  private Target aim(Target target) {
    var current = aim;
    if (current != null && (current == target || !gate.agreesTo(target))) {
      return current;
    }
    aim = target;
    RETIRING.forEach(type -> feeds.of(type).aimAt(target));
    warming.settle(target);
    return target;
  }

  /// Handles a request; types that Sluice does not serve are ignored.
  void request(DeltaDiscoveryRequest request) {
    ResourceType.ofUrl(request.getTypeUrl()).ifPresent(type -> request(type, request));
  }

  private void request(ResourceType type, DeltaDiscoveryRequest request) {
    var feed = feeds.of(type);
    feed.answered(request.getResponseNonce()).ifPresent(sent -> answered(feed, sent, request));
    feed.subscribe(request);
    returning.told(type, request, number);
    if (newest != null) {
      verdicts.accepted(Returning.heldOf(type, request, newest), newest.resources());
    }
    if (aim != null) {
      warming.settle(aim);
    }
  }

  private void answered(Feed feed, Unacknowledged.Sent sent, DeltaDiscoveryRequest request) {
    var before = warming.names();
    if (request.hasErrorDetail()) {
      var text = request.getErrorDetail().getMessage();
      warming.rejected(sent.response());
      feed.rejected(sent.response(), text).ifPresent(resource -> verdicts.rejected(resource, text));
    } else {
      verdicts.accepted(sent.response().resources(), sent.within());
      warming.acknowledged(sent.response(), feed.ledger().aim());
    }
    gate.usable(
        before.stream().filter(name -> !warming.contains(name)).collect(Collectors.toSet()));
  }

  /// Takes the next response that may be sent now; asked again until there is none.
  Optional<Response> next(long now) {
    var latest = newest;
    if (latest == null) {
      return Optional.empty();
    }
    feeds.all().forEach(feed -> feed.expire(now));
    Target target;
    do {
      target = aim(latest);
      var response = next(target, now);
      if (response.isPresent()) {
        sent(response.get(), target);
        return response;
      }
    } while (gate.advance(target, now));
    reportSettled(latest);
    return Optional.empty();
  }

  private Optional<Response> next(Target target, long now) {
    return removal(target, now).or(() -> upsert(target, now));
  }

  private Optional<Response> upsert(Target target, long now) {
    gate.begin(target, now);
    return ORDER.stream()
        .filter(gate::isOpenFor)
        .map(type -> next(type, usersRemovals(type), now))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Response> removal(Target target, long now) {
    return gate.settled().filter(_ -> !target.freezesUsers()).stream()
        .flatMap(settled -> RETIRING.stream().map(type -> removal(type, settled, now)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Response> removal(ResourceType type, Target settled, long now) {
    var unused =
        feeds.of(type).ledger().removals().stream()
            .filter(name -> !settled.contains(type, name) && isLetGo(type, name))
            .collect(Collectors.toSet());
    var due = retirement.due(type, unused, now + removalDelay(settled), now);
    return due.isEmpty() ? Optional.empty() : next(type, due, now);
  }

  private Optional<Response> next(ResourceType type, List<String> removals, long now) {
    Predicate<String> permitted = name -> type != ResourceType.CLUSTER || !warming.contains(name);
    return feeds.of(type).next(number + 1, permitted, removals, now);
  }

  /// Listeners and routes use the others, so they go without delay when their turn has come.
  private List<String> usersRemovals(ResourceType type) {
    return RETIRING.contains(type) ? List.of() : feeds.of(type).ledger().removals();
  }

  /// Endpoints and secrets go after the clusters that used them.
  private boolean isLetGo(ResourceType type, String name) {
    var clusters = feeds.of(ResourceType.CLUSTER);
    return type == ResourceType.CLUSTER
        || (!clusters.ledger().deviates(name) && !clusters.awaitsAnswer());
  }

  /// A proxy that has not asked for routes yet may be about to tell that it holds old ones.
  private long removalDelay(Target settled) {
    var asked = Users.CHOOSING.stream().anyMatch(this::hasAskedFor) && hasAskedForItsUsers(settled);
    return (asked ? settings.removalDelay() : settings.phaseTimeout()).toNanos();
  }

  private void sent(Response response, Target target) {
    number = response.number();
    if (response.type() == ResourceType.CLUSTER) {
      warming.sent(response);
      response.resources().forEach(cluster -> sendAgain(cluster.name(), target));
    }
  }

  /// Envoy waits for endpoints after any change of their cluster, but does not ask for them again.
  private void sendAgain(String endpoints, Target target) {
    var feed = feeds.of(ResourceType.ENDPOINTS);
    if (target.contains(ResourceType.ENDPOINTS, endpoints)
        && feed.subscriptions().cover(endpoints)) {
      feed.ledger().note(endpoints, Held.Mark.UNKNOWN);
    }
  }

  private void reportSettled(Target target) {
    if (target.revision() > settledRevision && target.complete() && isInStep(target)) {
      settledRevision = target.revision();
      verdicts.settled(settledRevision);
    }
  }

  private boolean isInStep(Target target) {
    return gate.settled().filter(settled -> settled == target).isPresent()
        && feeds.all().stream().noneMatch(Feed::isBusy)
        && warming.isEmpty()
        && hasAskedFor(ResourceType.LISTENER)
        && hasAskedForItsUsers(target);
  }

  private boolean hasAskedForItsUsers(Target target) {
    return Users.CHOOSING.stream()
        .allMatch(type -> hasAskedFor(type) || target.resources().of(type).isEmpty());
  }

  private boolean hasAskedFor(ResourceType type) {
    return !feeds.of(type).subscriptions().isEmpty();
  }

  /// The number of names in which the proxy has an interest, over all types.
  int subscribedNames() {
    return feeds.all().stream().mapToInt(feed -> feed.subscriptions().size()).sum();
  }

  /// When to ask for the next response at the latest, even if nothing happens.
  OptionalLong deadline(long now) {
    return Stream.concat(
            Stream.of(gate.deadline(), retirement.deadline(now)),
            feeds.all().stream().map(Feed::deadline))
        .flatMapToLong(OptionalLong::stream)
        .min();
  }
}
