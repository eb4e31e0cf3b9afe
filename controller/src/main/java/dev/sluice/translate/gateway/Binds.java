package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.tls.KeyPairs;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.TlsTermination;
import java.util.List;
import java.util.Optional;

/// The sockets of each Gateway. They depend on its listeners alone, never on routes, backends or
/// the content of certificates.
public final class Binds {

  private static final String PLAIN = "plain";

  private final Facts facts;
  private final Derived<ObjectKey, List<Bind>> byGateway;

  /// Sockets of the Gateways among the facts.
  public Binds(Incremental engine, Facts facts, Gateways gateways) {
    this.facts = facts;
    this.byGateway =
        engine.derive("binds", key -> gateways.get(key).map(this::binds).orElse(List.of()));
  }

  /// The sockets of a Gateway, in order of ports.
  public List<Bind> of(ObjectKey gateway) {
    return byGateway.get(gateway);
  }

  private List<Bind> binds(GatewayPlan plan) {
    return plan.bindPorts().stream().map(port -> bind(plan, port)).toList();
  }

  private Bind bind(GatewayPlan plan, int port) {
    var gateway = plan.gateway().key();
    var listeners = plan.servingOn(port);
    var chains =
        listeners.stream().anyMatch(ListenerPlan::secure)
            ? listeners.stream().map(listener -> secure(gateway, port, listener)).toList()
            : List.of(plain(gateway, port));
    return new Bind(
        TableKey.bindName(gateway, port), facts.surroundings().placement().address(), port, chains);
  }

  private static Chain plain(ObjectKey gateway, int port) {
    return new Chain(
        PLAIN, List.of(), Optional.empty(), new TableKey(gateway, port, Optional.empty()).name());
  }

  private static Chain secure(ObjectKey gateway, int port, ListenerPlan listener) {
    var name = listener.listener().name();
    var serverNames =
        listener.hostname().equals(Hostname.ANY)
            ? List.<String>of()
            : List.of(listener.hostname().value());
    var keyPairs = listener.certificates().stream().map(KeyPairs::name).distinct().toList();
    var table = new TableKey(gateway, port, Optional.of(name));
    return new Chain(name, serverNames, Optional.of(new TlsTermination(keyPairs)), table.name());
  }
}
