package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One type's side of one stream: what is subscribed, what has to be sent, what is not yet
/// acknowledged.
///
/// Owned by its stream; not thread-safe.
final class Feed {
  private final ResourceType type;
  private final int chunkBytes;
  private final long patience;
  private final Subscriptions subscriptions = new Subscriptions();
  private final Ledger ledger;
  private final Unacknowledged unacknowledged = new Unacknowledged();
  private final Isolation isolation = new Isolation();
  private final Map<String, String> rejectedVersions = new HashMap<>();
  private boolean started;
  private boolean owesAnswer;

  Feed(ResourceType type, AdsSettings settings) {
    this.type = type;
    this.chunkBytes = settings.chunkBytes();
    this.patience = settings.phaseTimeout().toNanos();
    this.ledger = new Ledger(type);
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  Ledger ledger() {
    return ledger;
  }

  void aimAt(Target target) {
    ledger.aimAt(target, subscriptions::cover);
    rejectedVersions.keySet().removeIf(name -> !isRejected(target.get(type, name)));
  }

  /// Takes over the subscriptions of a request and, from the first one, what the proxy holds
  /// already.
  void subscribe(DeltaDiscoveryRequest request) {
    var held = started ? Map.<String, String>of() : request.getInitialResourceVersionsMap();
    var coveredEverything = subscriptions.coverEverything();
    subscriptions.apply(
        request.getResourceNamesSubscribeList(),
        request.getResourceNamesUnsubscribeList(),
        !started);
    started = true;
    ledger.retain(subscriptions::cover);
    if (subscriptions.coverEverything() && !coveredEverything) {
      ledger.noteEverything(held);
      owesAnswer = true;
    }
    answer(request, held);
  }

  private void answer(DeltaDiscoveryRequest request, Map<String, String> held) {
    owesAnswer |= request.getResourceNamesSubscribeList().contains(Subscriptions.WILDCARD);
    request.getResourceNamesSubscribeList().stream()
        .filter(name -> !name.equals(Subscriptions.WILDCARD))
        .forEach(name -> ledger.note(name, heldOrAsked(held.get(name))));
    request.getResourceNamesUnsubscribeList().stream()
        .filter(subscriptions::cover)
        .forEach(name -> ledger.note(name, Held.Mark.ASKED));
  }

  private static Held heldOrAsked(@Nullable String version) {
    return version == null ? Held.Mark.ASKED : new Held.Version(version);
  }

  /// Takes the response with this nonce off the list of unanswered ones.
  Optional<Unacknowledged.Sent> answered(String nonce) {
    return unacknowledged.remove(nonce);
  }

  /// Handles a rejected response: a single resource is the culprit and returned, several are sent
  /// again in parts.
  Optional<Resource> rejected(Response response, String text) {
    response.resources().stream()
        .map(Resource::name)
        .filter(subscriptions::cover)
        .forEach(name -> ledger.note(name, Held.Mark.UNKNOWN));
    if (response.resources().size() == 1) {
      var culprit = response.resources().getFirst();
      rejectedVersions.put(culprit.name(), culprit.version());
      return Optional.of(culprit);
    }
    isolation.split(response.resources().stream().map(Resource::name).toList(), text);
    return Optional.empty();
  }

  /// Takes the next response, as big as allowed.
  ///
  /// @param permitted which names may be sent now
  /// @param removals names that may be removed now
  Optional<Response> next(
      long number, Predicate<String> permitted, List<String> removals, long now) {
    if (unacknowledged.isFull() || (isolation.isActive() && !unacknowledged.isEmpty())) {
      return Optional.empty();
    }
    var resources = isolation.isActive() ? isolated(permitted) : chunk(sendable(permitted));
    var removed = Stream.concat(missing().stream(), removals.stream()).sorted().toList();
    if (resources.isEmpty() && removed.isEmpty() && !owesAnswer) {
      return Optional.empty();
    }
    var response = new Response(type, number, resources, removed);
    sent(response, now);
    return Optional.of(response);
  }

  private List<Resource> isolated(Predicate<String> permitted) {
    while (isolation.isActive()) {
      var group = chunk(sendable(permitted.and(isolation.next()::contains)));
      if (!group.isEmpty()) {
        return group;
      }
    }
    return chunk(sendable(permitted));
  }

  private Stream<Resource> sendable(Predicate<String> permitted) {
    return ledger
        .upserts()
        .filter(resource -> permitted.test(resource.name()) && !isRejected(resource));
  }

  private boolean isRejected(@Nullable Resource resource) {
    return resource != null && resource.version().equals(rejectedVersions.get(resource.name()));
  }

  private List<Resource> chunk(Stream<Resource> resources) {
    var chunk = new ArrayList<Resource>();
    var bytes = 0L;
    for (var resource : (Iterable<Resource>) resources::iterator) {
      bytes += Response.sizeOf(resource);
      if (!chunk.isEmpty() && bytes > chunkBytes) {
        break;
      }
      chunk.add(resource);
    }
    return chunk;
  }

  private void sent(Response response, long now) {
    response.resources().forEach(resource -> ledger.settle(resource.name()));
    response.removed().forEach(ledger::settle);
    owesAnswer = false;
    unacknowledged.add(new Unacknowledged.Sent(response, ledger.aim().resources(), now + patience));
  }

  /// Whether this version of this resource is still to be sent.
  boolean isPending(String name) {
    var wanted = ledger.aim().get(type, name);
    return wanted != null && ledger.deviates(name) && !isRejected(wanted);
  }

  /// Names of resources that are still to be sent.
  Stream<String> pending() {
    return sendable(_ -> true).map(Resource::name);
  }

  boolean awaitsAnswer() {
    return !unacknowledged.isEmpty();
  }

  /// Whether something is to be sent or acknowledged, apart from removals.
  boolean isBusy() {
    return awaitsAnswer()
        || owesAnswer
        || isolation.isActive()
        || pending().findAny().isPresent()
        || !missing().isEmpty();
  }

  /// Names to tell the proxy that they do not exist. Envoy would not take that for an answer about
  /// an extension: a new listener would wait for it without limit, so it is left to its own
  /// timeout.
  private List<String> missing() {
    return type == ResourceType.EXTENSION ? List.of() : ledger.missing();
  }

  void expire(long now) {
    unacknowledged.expire(now);
  }

  OptionalLong deadline() {
    return unacknowledged.deadline();
  }
}
