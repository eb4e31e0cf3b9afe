package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Surroundings;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.incremental.KeySet;
import dev.sluice.incremental.Keys;
import dev.sluice.object.Gateway;
import dev.sluice.object.Kind;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.parameters.Parameters;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.tls.Frontends;
import dev.sluice.translate.tls.KeyPairs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/// The Gateways of our classes and the validity of their listeners.
public final class Gateways {

  /// Fields that ask for something that does not exist where all Gateways share one machine; to
  /// ignore them harms nobody.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("spec.infrastructure", "spec.addresses", "spec.defaultScope");

  private static final Comparator<Entry<ObjectKey, Instant>> OLDEST_FIRST =
      Entry.<ObjectKey, Instant>comparingByValue().thenComparing(Entry::getKey);

  private final Incremental engine;
  private final Facts facts;
  private final KeyPairs keyPairs;
  private final Listeners checks;
  private final ListenerSets sets;
  private final Tenancies tenancies;
  private final Index<ObjectKey, String, Instant> fleets;
  private final Derived<String, List<ObjectKey>> gatewaysOfFleet;
  private final Derived<String, List<ObjectKey>> ownersOfFleet;
  private final Derived<ObjectKey, List<ListenerPlan>> listeners;
  private final Derived<String, Map<ListenerId, List<Finding>>> conflicts;
  private final Derived<ObjectKey, Optional<GatewayPlan>> byKey;
  private final Derived<ObjectKey, Optional<ListenerSetPlan>> setByKey;
  private final Derived<String, FleetPlan> byFleet;
  private final Derived<ListenerId, Optional<String>> fleetOfListener;

  /// Gateways among the facts.
  public Gateways(
      Incremental engine,
      Facts facts,
      KeyPairs keyPairs,
      Frontends frontends,
      Parameters parameters) {
    this.engine = engine;
    this.facts = facts;
    this.keyPairs = keyPairs;
    this.checks = new Listeners(facts, keyPairs, frontends);
    this.sets = new ListenerSets(facts, new NamespaceScopes(facts));
    this.tenancies = new Tenancies(facts, parameters);
    this.fleets = engine.index("fleets", facts.keys(Set.of(Kind.GATEWAY)), this::fleetOf);
    this.gatewaysOfFleet = engine.derive("gateways of fleet", this::oldestFirst);
    this.ownersOfFleet = engine.derive("listener owners of fleet", this::readOwners);
    this.listeners = engine.derive("listeners", this::check);
    this.conflicts =
        engine.derive(
            "listener conflicts",
            fleet ->
                ListenerConflicts.among(
                    ownersOfFleet.get(fleet).stream().map(listeners::get).toList()));
    this.byKey = engine.derive("gateway", key -> ours(key).map(this::plan));
    this.setByKey =
        engine.derive("listener set", key -> facts.listenerSet(key).flatMap(this::plan));
    this.byFleet = engine.derive("fleet", this::readFleet);
    this.fleetOfListener = engine.derive("fleet of listener", this::readFleetOf);
  }

  /// The plan for a Gateway, if it is there and of one of our classes.
  public Optional<GatewayPlan> get(ObjectKey key) {
    return byKey.get(key);
  }

  /// The plan for a ListenerSet, if it is there and names a Gateway of ours.
  public Optional<ListenerSetPlan> set(ObjectKey key) {
    return setByKey.get(key);
  }

  /// The listeners of a Gateway or ListenerSet, if it is ours.
  public Optional<List<ListenerPlan>> listenersOf(ObjectKey owner) {
    return owner.kind() == Kind.GATEWAY
        ? get(owner).map(GatewayPlan::listeners)
        : set(owner).map(ListenerSetPlan::listeners);
  }

  /// The fleet that serves a Gateway or ListenerSet, if it is ours.
  public Optional<String> fleetServing(ObjectKey owner) {
    var gateway =
        owner.kind() == Kind.GATEWAY
            ? Optional.of(owner)
            : set(owner).map(ListenerSetPlan::gateway);
    return gateway.flatMap(this::get).map(GatewayPlan::fleet);
  }

  /// The fleet whose proxies take what arrives at a listener, if it is ours and there is nothing
  /// wrong with it.
  public Optional<String> fleetTaking(ListenerId listener) {
    return fleetOfListener.get(listener);
  }

  private Optional<String> readFleetOf(ListenerId listener) {
    return fleetServing(listener.owner())
        .filter(name -> fleet(name).listener(listener).isPresent());
  }

  /// The plans for all Gateways of our classes, in order.
  public List<GatewayPlan> all() {
    return facts.all(Kind.GATEWAY).stream().flatMap(key -> get(key).stream()).toList();
  }

  /// The names of the fleets that serve Gateways of our classes, in order.
  public SortedSet<String> fleetNames() {
    return engine.present(fleets());
  }

  /// The names of the fleets that serve Gateways of our classes, for those who follow them.
  public Keys<String> fleets() {
    var standing = new KeySet<String>();
    facts.surroundings().placement().standing().forEach(standing::add);
    return Keys.union(List.of(standing, fleets.keys()));
  }

  /// The Gateways that a fleet serves, in order of precedence.
  public List<ObjectKey> servedBy(String fleet) {
    return gatewaysOfFleet.get(fleet);
  }

  /// The Secret with the certificate that the proxies of a fleet present to backends: that of the
  /// first of its Gateways that has one, as an upstream belongs to all of them.
  public Optional<ObjectKey> clientCertificate(String fleet) {
    return servedBy(fleet).stream()
        .flatMap(key -> get(key).stream())
        .flatMap(plan -> plan.clientCertificate().stream())
        .flatMap(resolved -> resolved.found().stream())
        .findFirst();
  }

  /// What the proxies of a fleet listen for.
  public FleetPlan fleet(String name) {
    return byFleet.get(name);
  }

  /// The port at which clients find a table.
  public int clientPort(TableKey key) {
    return fleet(key.fleet()).connectionsOn(key.bindPort()).stream()
        .map(plan -> facts.surroundings().placement().clientPort(plan.listener().port()))
        .findFirst()
        .orElse(key.bindPort());
  }

  /// Whether a class with this name is ours. Our own class need not be written down.
  public boolean ourClass(String name) {
    var controller = facts.surroundings().controllerName();
    return facts
        .gatewayClass(name)
        .map(found -> found.controllerName().equals(controller))
        .orElseGet(() -> name.equals(Surroundings.OWN_CLASS));
  }

  private Optional<Gateway> ours(ObjectKey key) {
    return facts.gateway(key).filter(gateway -> ourClass(gateway.gatewayClassName()));
  }

  private Map<String, Instant> fleetOf(ObjectKey key) {
    return ours(key)
        .map(found -> Map.of(tenancies.fleetOf(found), found.metadata().created()))
        .orElse(Map.of());
  }

  private List<ObjectKey> oldestFirst(String fleet) {
    var gateways = new ArrayList<Entry<ObjectKey, Instant>>();
    fleets.get(fleet).forEach((key, created) -> gateways.add(Map.entry(key, created)));
    return gateways.stream().sorted(OLDEST_FIRST).map(Entry::getKey).toList();
  }

  /// The Gateways and ListenerSets whose listeners a fleet serves, in order of precedence.
  private List<ObjectKey> readOwners(String fleet) {
    return gatewaysOfFleet.get(fleet).stream()
        .flatMap(key -> ours(key).stream())
        .flatMap(gateway -> Stream.concat(Stream.of(gateway.key()), sets.takenBy(gateway)))
        .toList();
  }

  private List<ListenerPlan> check(ObjectKey owner) {
    return owner.kind() == Kind.GATEWAY
        ? ours(owner)
            .map(gateway -> checks.plans(owner, gateway, gateway.listeners()))
            .orElse(List.of())
        : facts.listenerSet(owner).flatMap(this::check).orElse(List.of());
  }

  private Optional<List<ListenerPlan>> check(ListenerSet set) {
    return set.gateway()
        .flatMap(this::ours)
        .map(gateway -> checks.plans(set.key(), gateway, set.listeners()));
  }

  private List<ListenerPlan> checked(ObjectKey owner, String fleet) {
    var found = conflicts.get(fleet);
    return listeners.get(owner).stream()
        .map(plan -> plan.with(found.getOrDefault(plan.id(), List.of())))
        .toList();
  }

  private FleetPlan readFleet(String fleet) {
    return new FleetPlan(fleet, ownersOfFleet.get(fleet).stream().flatMap(this::serving).toList());
  }

  private Stream<ListenerPlan> serving(ObjectKey owner) {
    return owner.kind() == Kind.GATEWAY
        ? get(owner).stream().flatMap(GatewayPlan::serving)
        : set(owner)
            .filter(plan -> get(plan.gateway()).filter(GatewayPlan::valid).isPresent())
            .stream()
            .flatMap(ListenerSetPlan::serving);
  }

  private GatewayPlan plan(Gateway gateway) {
    var fleet = tenancies.fleetOf(gateway);
    return new GatewayPlan(
        gateway,
        fleet,
        tenancies.tenant(gateway),
        checked(gateway.key(), fleet),
        clientCertificate(gateway),
        findings(gateway),
        notes(gateway));
  }

  private Optional<Resolved<ObjectKey>> clientCertificate(Gateway gateway) {
    return gateway
        .tls()
        .clientCertificateRef()
        .map(ref -> keyPairs.resolve(gateway.key(), ref, Reason.INVALID_CLIENT_CERTIFICATE_REF));
  }

  private Optional<ListenerSetPlan> plan(ListenerSet set) {
    return set.gateway().flatMap(this::ours).map(gateway -> plan(set, gateway));
  }

  private ListenerSetPlan plan(ListenerSet set, Gateway gateway) {
    var refusal = sets.refusal(set, gateway);
    var plans =
        refusal.isPresent()
            ? List.<ListenerPlan>of()
            : checked(set.key(), tenancies.fleetOf(gateway));
    return new ListenerSetPlan(set, gateway.key(), refusal, plans);
  }

  private List<Finding> findings(Gateway gateway) {
    var unsupported =
        UnusedFields.of(gateway, facts.surroundings().placement()).stream()
            .filter(field -> !WITHOUT_EFFECT.contains(field))
            .map(
                field ->
                    new Finding(
                        Reason.GATEWAY_UNSUPPORTED_VALUE,
                        field,
                        "is not supported yet: remove it"));
    return Stream.concat(tenancies.findings(gateway).stream(), unsupported).toList();
  }

  private List<String> notes(Gateway gateway) {
    return UnusedFields.of(gateway, facts.surroundings().placement()).stream()
        .filter(WITHOUT_EFFECT::contains)
        .map(field -> field + " has no effect here")
        .toList();
  }
}
