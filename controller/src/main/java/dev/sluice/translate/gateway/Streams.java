package dev.sluice.translate.gateway;

import static java.util.Comparator.comparing;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.incremental.Keys;
import dev.sluice.object.ObjectKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which route takes the connections and datagrams that are not read as requests.
///
/// Of several routes the one with the most specific hostname of its own takes all of them, then the
/// oldest, then the first by name (Gateway API, `TLSRouteSpec.hostnames`, `TCPRoute`).
///
/// A listener has a stream for its own hostname even where no route wants it, so that the
/// connections are closed rather than taken by a less specific listener of the port.
public final class Streams {

  private final Facts facts;
  private final Gateways gateways;
  private final HostClaims claims;
  private final Index<ListenerHost, StreamKey, Hostname> streams;
  private final Index<StreamKey, String, Hostname> byFleet;
  private final Derived<StreamKey, Optional<ObjectKey>> taker;
  private final Derived<ObjectKey, Instant> created;

  /// Streams of the hosts that are claimed.
  public Streams(Incremental engine, Facts facts, Gateways gateways, HostClaims claims) {
    this.facts = facts;
    this.gateways = gateways;
    this.claims = claims;
    this.streams = engine.index("streams", claims.hosts(), this::read);
    this.byFleet =
        engine.index("streams of fleet", streams.keys(), key -> Map.of(key.fleet(), key.host()));
    this.taker = engine.derive("stream", this::readTaker);
    this.created = engine.derive("age of route", this::readCreated);
  }

  /// The streams of a fleet, in order of ports, listeners and hostnames, the most specific first.
  /// Changes only when listeners or hostnames do.
  public List<StreamKey> of(String fleet) {
    return byFleet.get(fleet).keys();
  }

  /// The streams of all fleets, for those who follow them.
  Keys<StreamKey> all() {
    return streams.keys();
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

  private Map<StreamKey, Hostname> read(ListenerHost claimed) {
    return gateways
        .fleetServing(claimed.listener().owner())
        .map(gateways::fleet)
        .flatMap(fleet -> stream(fleet, claimed))
        .map(key -> Map.of(key, key.host()))
        .orElse(Map.of());
  }

  private static Optional<StreamKey> stream(FleetPlan fleet, ListenerHost claimed) {
    return fleet
        .listener(claimed.listener())
        .filter(ListenerPlan::streams)
        .filter(plan -> owns(fleet, plan, claimed.host()))
        .map(plan -> new StreamKey(fleet.fleet(), plan.bindPort(), plan.id(), claimed.host()));
  }

  /// Whether no more specific listener of the port is for the host.
  private static boolean owns(FleetPlan fleet, ListenerPlan plan, Hostname host) {
    if (plan.use() == Use.DATAGRAMS) {
      return true;
    }
    return fleet.connectionsOn(plan.bindPort()).stream()
        .filter(other -> other.hostname().covers(host))
        .allMatch(other -> other.hostname().covers(plan.hostname()));
  }

  private Optional<ObjectKey> readTaker(StreamKey key) {
    return claims.of(new ListenerHost(key.listener(), key.host())).stream()
        .min(
            comparing(Contribution::original, Hostname.MOST_SPECIFIC_FIRST)
                .thenComparing(Contribution::source, oldestFirst()))
        .map(Contribution::source);
  }

  private Comparator<ObjectKey> oldestFirst() {
    return comparing((ObjectKey route) -> created.get(route)).thenComparing(route -> route);
  }
}
