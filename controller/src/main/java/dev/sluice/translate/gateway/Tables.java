package dev.sluice.translate.gateway;

import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.incremental.Keys;
import dev.sluice.translate.gateway.HostPlan.Misdirected;
import dev.sluice.translate.gateway.HostPlan.Served;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Which hosts each routing table has and whose rules apply to each.
///
/// A host belongs to the most specific listener of the port that covers it, and only what is
/// attached there adds rules (listener isolation). A route for a less specific host adds its rules
/// behind those of more specific ones.
public final class Tables {

  private final Incremental engine;
  private final Gateways gateways;
  private final HostClaims claims;
  private final Derived<PortKey, Port> ports;
  private final Index<ListenerHost, SiteKey, Hostname> sites;
  private final Derived<ListenerId, Optional<Port>> byListener;

  /// Tables for the hosts that are claimed.
  public Tables(Incremental engine, Gateways gateways, HostClaims claims) {
    this.engine = engine;
    this.gateways = gateways;
    this.claims = claims;
    this.ports = engine.derive("port", this::readPort);
    this.sites = engine.index("sites", claims.hosts(), this::sitesOf);
    this.byListener = engine.derive("port of listener", this::portOf);
  }

  private record PortKey(String fleet, int number) {}

  /// The hosts of all tables, for those who follow them.
  public Keys<SiteKey> sites() {
    return sites.keys();
  }

  /// The hosts of all tables, in order.
  public SortedSet<SiteKey> all() {
    return engine.present(sites.keys());
  }

  /// The tables of a fleet, in order of ports and listeners.
  public List<TableKey> of(FleetPlan plan) {
    return plan.bindPorts().stream().flatMap(port -> ofPort(plan, port)).toList();
  }

  private static Stream<TableKey> ofPort(FleetPlan plan, int port) {
    var shared = new Port(plan, port);
    return plan.connectionsOn(port).stream()
        .flatMap(listener -> shared.table(listener).stream())
        .distinct();
  }

  /// Whose rules apply to a host; nobody's if it is none of the table. Not remembered: whoever asks
  /// reads the claims on the hosts that cover this one.
  Optional<HostPlan> get(SiteKey key) {
    var table = key.table();
    var port = ports.get(new PortKey(table.fleet(), table.bindPort()));
    var host = new Hostname(key.host());
    return port.owner(host).map(owner -> plan(table, port, owner, host));
  }

  private Port readPort(PortKey key) {
    return new Port(gateways.fleet(key.fleet()), key.number());
  }

  /// The entries of tables that there are because of a host: in the table of the listener that owns
  /// it, and in the others of the port where a request for the listener's own host is misdirected.
  private Map<SiteKey, Hostname> sitesOf(ListenerHost claimed) {
    var found = new HashMap<SiteKey, Hostname>();
    var host = claimed.host();
    byListener
        .get(claimed.listener())
        .ifPresent(
            port ->
                port.owner(host)
                    .ifPresent(
                        owner ->
                            tables(port, owner, host)
                                .forEach(
                                    table -> found.put(new SiteKey(table, host.value()), host))));
    return found;
  }

  private static Stream<TableKey> tables(Port port, ListenerPlan owner, Hostname host) {
    return owner.hostname().equals(host) ? port.tables() : port.table(owner).stream();
  }

  /// The port of a listener that takes connections.
  private Optional<Port> portOf(ListenerId listener) {
    return gateways
        .fleetTaking(listener)
        .flatMap(fleet -> gateways.fleet(fleet).connection(listener))
        .flatMap(
            plan ->
                gateways
                    .fleetTaking(listener)
                    .map(fleet -> ports.get(new PortKey(fleet, plan.bindPort()))));
  }

  private HostPlan plan(TableKey table, Port port, ListenerPlan owner, Hostname host) {
    var elsewhere = table.listener().filter(listener -> !listener.equals(owner.id()));
    return elsewhere.isPresent()
        ? new Misdirected()
        : new Served(port, owner, contributions(owner.id(), host));
  }

  /// An object that claims several hosts which cover this one adds its rules once, for the most
  /// specific of them.
  private List<Contribution> contributions(ListenerId listener, Hostname host) {
    var sources = new HashSet<>();
    return coveringFirstTheHost(host)
        .flatMap(covering -> claims.of(new ListenerHost(listener, covering)).stream())
        .filter(contribution -> sources.add(contribution.source()))
        .sorted(Comparator.comparing(Contribution::original, Hostname.MOST_SPECIFIC_FIRST))
        .toList();
  }

  private static Stream<Hostname> coveringFirstTheHost(Hostname host) {
    var all = new ArrayList<Hostname>();
    all.add(host);
    var text = host.wildcard() ? host.value().substring(1) : host.value();
    for (var dot = text.indexOf('.', 1); dot > 0; dot = text.indexOf('.', dot + 1)) {
      all.add(new Hostname("*" + text.substring(dot)));
    }
    if (!host.equals(Hostname.ANY)) {
      all.add(Hostname.ANY);
    }
    return all.stream();
  }
}
