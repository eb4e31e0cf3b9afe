package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.Attachment.Accepted;
import dev.sluice.translate.gateway.TablePlan.HostPlan;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which hosts each routing table has and whose rules apply to each.
///
/// A host belongs to the most specific listener of the port that covers it, and only routes
/// attached there add rules (listener isolation). A route for a less specific host adds its rules
/// behind those of more specific ones.
public final class Tables {

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final Derived<TableKey, TablePlan> byKey;

  /// Tables of the Gateways among the facts.
  public Tables(Incremental engine, Facts facts, Gateways gateways, Attachments attachments) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.byKey = engine.derive("table plan", this::read);
  }

  /// The hosts of a table.
  public TablePlan get(TableKey key) {
    return byKey.get(key);
  }

  /// The tables of a Gateway, in order of ports and listeners.
  public List<TableKey> of(GatewayPlan plan) {
    return plan.bindPorts().stream().flatMap(port -> ofPort(plan, port)).toList();
  }

  /// The routes attached to a Gateway, in order.
  public List<ObjectKey> attached(ObjectKey gateway) {
    return facts.routesOf(gateway).stream()
        .filter(route -> accepted(route, gateway).findAny().isPresent())
        .toList();
  }

  private static Stream<TableKey> ofPort(GatewayPlan plan, int port) {
    var gateway = plan.gateway().key();
    return plan.servingOn(port).stream()
        .map(
            listener ->
                listener.secure()
                    ? Optional.of(listener.listener().name())
                    : Optional.<String>empty())
        .distinct()
        .map(listener -> new TableKey(gateway, port, listener));
  }

  private Stream<Accepted> accepted(ObjectKey route, ObjectKey gateway) {
    return attachments.get(route, gateway).stream()
        .filter(Accepted.class::isInstance)
        .map(Accepted.class::cast);
  }

  private TablePlan read(TableKey key) {
    return gateways
        .get(key.gateway())
        .map(plan -> read(key, plan))
        .orElseGet(() -> new TablePlan(new TreeMap<>()));
  }

  private TablePlan read(TableKey key, GatewayPlan plan) {
    var listeners = plan.servingOn(key.bindPort());
    var hosts = new ListenerHosts(listeners);
    facts
        .routesOf(key.gateway())
        .forEach(
            route ->
                accepted(route, key.gateway())
                    .forEach(attachment -> hosts.attach(route, attachment)));
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
}
