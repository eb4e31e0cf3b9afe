package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Keys;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.Endpoints;
import dev.sluice.translate.route.StreamPlan;
import dev.sluice.translate.route.StreamRoutes;
import dev.sluice.xds.ir.Mixture;
import dev.sluice.xds.ir.Mixture.Portion;
import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Relay.Share;
import java.util.List;
import java.util.stream.Stream;

/// Where streams go: relays for connections, mixtures for datagrams. An edit of a route changes
/// these and not the listeners.
public final class Relays {

  private final Facts facts;
  private final Gateways gateways;
  private final Streams streams;
  private final StreamRoutes routes;
  private final Endpoints endpoints;
  private final Derived<StreamKey, StreamPlan> plans;
  private final Derived<StreamKey, Relay> relays;
  private final Derived<StreamKey, Mixture> mixtures;

  /// Relays and mixtures of the streams.
  public Relays(
      Incremental engine,
      Facts facts,
      Gateways gateways,
      Streams streams,
      StreamRoutes routes,
      Endpoints endpoints) {
    this.facts = facts;
    this.gateways = gateways;
    this.streams = streams;
    this.routes = routes;
    this.endpoints = endpoints;
    this.plans = engine.derive("stream plan", this::readPlan);
    this.relays = engine.derive("relay", this::readRelay);
    this.mixtures = engine.derive("mixture", this::readMixture);
  }

  /// The streams of connections of a fleet; each has a relay.
  public List<StreamKey> relaysOf(String fleet) {
    return streams.of(fleet).stream().filter(key -> use(key) != Use.DATAGRAMS).toList();
  }

  /// The streams of datagrams of a fleet; each has a mixture.
  public List<StreamKey> mixturesOf(String fleet) {
    return streams.of(fleet).stream().filter(key -> use(key) == Use.DATAGRAMS).toList();
  }

  /// Where the connections of a stream go.
  public Relay relay(StreamKey key) {
    return relays.get(key);
  }

  /// Where the datagrams of a stream go.
  public Mixture mixture(StreamKey key) {
    return mixtures.get(key);
  }

  /// The streams of all fleets, for those who follow them.
  public Keys<StreamKey> streams() {
    return streams.all();
  }

  /// The Service ports that the relay of a stream leads to; none where the stream has no relay.
  public List<ServicePort> ports(StreamKey key) {
    return use(key) == Use.DATAGRAMS ? List.of() : plans.get(key).backends();
  }

  /// The names of the relays and mixtures of a fleet that do what the route says.
  public Stream<String> namesOf(ObjectKey route, String fleet) {
    return streams.of(fleet).stream()
        .filter(key -> streams.taker(key).filter(route::equals).isPresent())
        .map(StreamKey::name);
  }

  private Use use(StreamKey key) {
    return gateways
        .fleet(key.fleet())
        .listener(key.listener())
        .map(ListenerPlan::use)
        .orElse(Use.STREAM);
  }

  private StreamPlan readPlan(StreamKey key) {
    return streams
        .taker(key)
        .map(route -> routes.get(route, use(key)).value())
        .orElse(StreamPlan.NOTHING);
  }

  private Relay readRelay(StreamKey key) {
    return new Relay(
        key.name(), clientPort(key), plans.get(key).shares().stream().map(Relays::share).toList());
  }

  private int clientPort(StreamKey key) {
    return gateways
        .fleet(key.fleet())
        .listener(key.listener())
        .map(plan -> facts.surroundings().placement().clientPort(plan.listener().port()))
        .orElse(key.bindPort());
  }

  private static Share share(StreamPlan.Share share) {
    return share
        .backend()
        .<Share>map(port -> new Share.To(Backends.name(port), share.weight()))
        .orElseGet(() -> new Share.Refuse(share.weight()));
  }

  private Mixture readMixture(StreamKey key) {
    return new Mixture(key.name(), plans.get(key).shares().stream().map(this::portion).toList());
  }

  private Portion portion(StreamPlan.Share share) {
    return share
        .backend()
        .map(port -> new Portion(endpoints.get(port).members(), share.weight()))
        .orElseGet(() -> Portion.dropped(share.weight()));
  }
}
