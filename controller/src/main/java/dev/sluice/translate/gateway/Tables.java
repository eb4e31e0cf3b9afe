package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.Attachment.Accepted;
import dev.sluice.translate.gateway.TablePlan.HostPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which hosts each routing table has and whose rules apply to each.
///
/// A host belongs to the most specific listener of the port that covers it, and only routes
/// attached there add rules (listener isolation). A route for a less specific host adds its rules
/// behind those of more specific ones.
public final class Tables {

  private static final Set<Kind> KINDS = Set.of(Kind.HTTP_ROUTE, Kind.GRPC_ROUTE);

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final HostSource others;
  private final Derived<TableKey, TablePlan> byKey;

  /// Tables of the fleets among the facts.
  ///
  /// @param others who has hosts besides routes
  public Tables(
      Incremental engine,
      Facts facts,
      Gateways gateways,
      Attachments attachments,
      HostSource others) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.others = others;
    this.byKey = engine.derive("table plan", this::read);
  }

  /// The hosts of a table.
  public TablePlan get(TableKey key) {
    return byKey.get(key);
  }

  /// The tables of a fleet, in order of ports and listeners.
  public List<TableKey> of(FleetPlan plan) {
    return plan.bindPorts().stream().flatMap(port -> ofPort(plan, port)).toList();
  }

  /// The routes of requests attached to listeners of a fleet, each once.
  public Stream<ObjectKey> attached(FleetPlan plan) {
    return plan.parents().stream()
        .flatMap(
            parent ->
                routesOf(parent).filter(route -> accepted(route, parent).findAny().isPresent()))
        .distinct();
  }

  private Stream<ObjectKey> routesOf(ObjectKey parent) {
    return facts.routesOf(parent).stream().filter(route -> KINDS.contains(route.kind()));
  }

  private static Stream<TableKey> ofPort(FleetPlan plan, int port) {
    return plan.requestsOn(port).stream()
        .map(listener -> Optional.of(listener.id()).filter(_ -> listener.secure()))
        .distinct()
        .map(listener -> new TableKey(plan.fleet(), port, listener));
  }

  private Stream<Accepted> accepted(ObjectKey route, ObjectKey parent) {
    return attachments.get(route, parent).stream()
        .filter(Accepted.class::isInstance)
        .map(Accepted.class::cast);
  }

  private TablePlan read(TableKey key) {
    var plan = gateways.fleet(key.fleet());
    var hosts = new ListenerHosts(plan.connectionsOn(key.bindPort()));
    plan.parents().forEach(parent -> attach(parent, hosts));
    plan.requestsOn(key.bindPort()).forEach(listener -> attachOthers(listener, hosts));
    var table = new TreeMap<String, HostPlan>();
    hosts
        .all()
        .forEach(
            host ->
                hosts
                    .plan(host, key.listener())
                    .ifPresent(planned -> table.put(host.value(), planned)));
    return new TablePlan(table);
  }

  private void attach(ObjectKey parent, ListenerHosts hosts) {
    routesOf(parent)
        .forEach(
            route ->
                accepted(route, parent).forEach(attachment -> hosts.attach(route, attachment)));
  }

  private void attachOthers(ListenerPlan listener, ListenerHosts hosts) {
    var gateway = listener.id().owner();
    for (var owner : others.owners(gateway)) {
      others.hosts(owner, gateway).stream()
          .map(Hostname::new)
          .filter(listener.hostname()::covers)
          .forEach(host -> hosts.attach(owner, listener.id(), host));
    }
  }
}
