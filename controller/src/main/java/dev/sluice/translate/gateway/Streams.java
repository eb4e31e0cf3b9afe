package dev.sluice.translate.gateway;

import static java.util.Comparator.comparing;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.Attachment.Accepted;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Which route takes the connections and datagrams that are not read as requests.
///
/// Of several routes the one with the most specific hostname of its own takes all of them, then the
/// oldest, then the first by name (Gateway API, `TLSRouteSpec.hostnames`, `TCPRoute`).
public final class Streams {

  private static final Set<Kind> KINDS = Set.of(Kind.TLS_ROUTE, Kind.TCP_ROUTE, Kind.UDP_ROUTE);

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final Derived<String, SortedMap<StreamKey, Optional<ObjectKey>>> takers;
  private final Derived<String, List<StreamKey>> keys;
  private final Derived<StreamKey, Optional<ObjectKey>> taker;
  private final Derived<ObjectKey, Instant> created;

  /// Streams of the fleets among the facts.
  public Streams(Incremental engine, Facts facts, Gateways gateways, Attachments attachments) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.takers = engine.derive("streams", this::read);
    this.keys = engine.derive("stream keys", fleet -> List.copyOf(takers.get(fleet).keySet()));
    this.taker =
        engine.derive("stream", key -> takers.get(key.fleet()).getOrDefault(key, Optional.empty()));
    this.created = engine.derive("age of route", this::readCreated);
  }

  /// The streams of a fleet, in order of ports, listeners and hostnames, the most specific first.
  /// Changes only when listeners or hostnames do.
  public List<StreamKey> of(String fleet) {
    return keys.get(fleet);
  }

  /// The route that takes a stream; none where it is refused.
  public Optional<ObjectKey> taker(StreamKey key) {
    return taker.get(key);
  }

  /// The streams that arrive at a listener of a fleet.
  List<StreamKey> of(String fleet, ListenerId listener) {
    return of(fleet).stream().filter(key -> key.listener().equals(listener)).toList();
  }

  private Instant readCreated(ObjectKey route) {
    return facts.route(route).map(found -> found.metadata().created()).orElse(Instant.MAX);
  }

  private SortedMap<StreamKey, Optional<ObjectKey>> read(String fleet) {
    var plan = gateways.fleet(fleet);
    if (plan.serving().stream().noneMatch(ListenerPlan::streams)) {
      return Collections.emptySortedMap();
    }
    var hosts = new StreamHosts(plan);
    plan.parents().forEach(parent -> attach(parent, hosts));
    return hosts.takers(oldestFirst());
  }

  private void attach(ObjectKey parent, StreamHosts hosts) {
    facts.routesOf(parent).stream()
        .filter(route -> KINDS.contains(route.kind()))
        .forEach(route -> accepted(route, parent).forEach(found -> hosts.attach(route, found)));
  }

  private Stream<Accepted> accepted(ObjectKey route, ObjectKey parent) {
    return attachments.get(route, parent).stream()
        .filter(Accepted.class::isInstance)
        .map(Accepted.class::cast);
  }

  private Comparator<ObjectKey> oldestFirst() {
    return comparing((ObjectKey route) -> created.get(route)).thenComparing(route -> route);
  }
}
