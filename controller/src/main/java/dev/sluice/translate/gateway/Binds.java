package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.translate.tls.KeyPairs;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.TlsTermination;
import java.util.List;
import java.util.Optional;

/// The sockets of each fleet. They depend on its listeners alone, never on routes, backends or the
/// content of certificates.
public final class Binds {

  private static final String PLAIN = "plain";

  private final Facts facts;
  private final Derived<String, List<Bind>> byFleet;

  /// Sockets of the fleets among the facts.
  public Binds(Incremental engine, Facts facts, Gateways gateways) {
    this.facts = facts;
    this.byFleet = engine.derive("binds", fleet -> binds(gateways.fleet(fleet)));
  }

  /// The sockets of the proxies of a fleet, in order of ports.
  public List<Bind> of(String fleet) {
    return byFleet.get(fleet);
  }

  private List<Bind> binds(FleetPlan plan) {
    return plan.bindPorts().stream()
        .filter(port -> !plan.requestsOn(port).isEmpty())
        .map(port -> bind(plan, port))
        .toList();
  }

  private Bind bind(FleetPlan plan, int port) {
    var listeners = plan.requestsOn(port);
    var chains =
        listeners.stream().anyMatch(ListenerPlan::secure)
            ? listeners.stream().map(listener -> secure(plan.fleet(), listener)).toList()
            : List.of(plain(plan.fleet(), port));
    return new Bind(
        TableKey.bindName(plan.fleet(), port),
        facts.surroundings().placement().address(),
        port,
        chains);
  }

  private static Chain plain(String fleet, int port) {
    var table = new TableKey(fleet, port, Optional.empty());
    return new Chain(PLAIN, List.of(), Optional.empty(), table.name());
  }

  private static Chain secure(String fleet, ListenerPlan listener) {
    var serverNames =
        listener.hostname().equals(Hostname.ANY)
            ? List.<String>of()
            : List.of(listener.hostname().value());
    var keyPairs = listener.certificates().stream().map(KeyPairs::name).distinct().toList();
    var table = new TableKey(fleet, listener.bindPort(), Optional.of(listener.id()));
    return new Chain(
        listener.id().within(fleet),
        serverNames,
        Optional.of(new TlsTermination(keyPairs)),
        table.name());
  }
}
