package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.tls.Frontend;
import dev.sluice.translate.tls.KeyPairs;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Bind.Transport;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Chain.Handling;
import dev.sluice.xds.ir.TlsTermination;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// The sockets of each fleet. They depend on its listeners and on the hostnames of TLSRoutes, never
/// on other routes, backends or the content of certificates.
public final class Binds {

  private static final String PLAIN = "plain";

  private final Facts facts;
  private final Streams streams;
  private final HostSource others;
  private final Derived<String, List<Bind>> byFleet;

  /// Sockets of the fleets among the facts.
  ///
  /// @param others who brings certificates besides listeners
  public Binds(
      Incremental engine, Facts facts, Gateways gateways, Streams streams, HostSource others) {
    this.facts = facts;
    this.streams = streams;
    this.others = others;
    this.byFleet = engine.derive("binds", fleet -> binds(gateways.fleet(fleet)));
  }

  /// The sockets of the proxies of a fleet: those for connections, then those for datagrams, in
  /// order of ports.
  public List<Bind> of(String fleet) {
    return byFleet.get(fleet);
  }

  private List<Bind> binds(FleetPlan plan) {
    return Stream.concat(
            plan.bindPorts().stream().flatMap(port -> bind(plan, port).stream()),
            plan.datagrams().stream().flatMap(listener -> datagrams(plan.fleet(), listener)))
        .toList();
  }

  /// None while no certificate is there for a port that takes them from elsewhere.
  private Optional<Bind> bind(FleetPlan plan, int port) {
    var listeners = plan.connectionsOn(port);
    var plain = listeners.stream().anyMatch(listener -> !listener.secure() && !listener.streams());
    var chains =
        plain
            ? List.of(plain(plan.fleet(), port))
            : listeners.stream().flatMap(listener -> chains(plan.fleet(), listener)).toList();
    return chains.isEmpty()
        ? Optional.empty()
        : Optional.of(new Bind(TableKey.bindName(plan.fleet(), port), address(), port, chains));
  }

  private Stream<Bind> datagrams(String fleet, ListenerPlan listener) {
    return streams.of(fleet, listener.id()).stream()
        .map(
            key ->
                new Bind(
                    listener.bindName(fleet),
                    address(),
                    key.bindPort(),
                    new Transport.Udp(key.name())));
  }

  private String address() {
    return facts.surroundings().placement().address();
  }

  private static Chain plain(String fleet, int port) {
    var table = new TableKey(fleet, port, Optional.empty());
    return new Chain(PLAIN, List.of(), Optional.empty(), table.name());
  }

  private Stream<Chain> chains(String fleet, ListenerPlan listener) {
    if (listener.streams()) {
      return streams.of(fleet, listener.id()).stream().map(key -> stream(key, listener));
    }
    var own =
        listener.certificates().isEmpty()
            ? Stream.<Chain>empty()
            : Stream.of(secure(fleet, listener));
    return listener.listener().certificatesOfIngresses()
        ? Stream.concat(own, brought(fleet, listener))
        : own;
  }

  private Stream<Chain> brought(String fleet, ListenerPlan listener) {
    return others.certificates(listener.id().owner()).entrySet().stream()
        .map(entry -> brought(fleet, listener, entry.getKey(), entry.getValue()));
  }

  /// All such chains of a listener share its table.
  private static Chain brought(
      String fleet, ListenerPlan listener, ObjectKey secret, SortedSet<String> names) {
    var clients = listener.frontend().map(Frontend::validation);
    return new Chain(
        listener.id().within(fleet) + "/" + secret.path(),
        names.contains(Hostname.ANY.value()) ? List.of() : List.copyOf(names),
        Optional.of(new TlsTermination(List.of(KeyPairs.name(secret)), clients)),
        TableKey.of(fleet, listener).name());
  }

  private static Chain stream(StreamKey key, ListenerPlan listener) {
    var handling =
        listener.use() == Use.PASSTHROUGH
            ? new Handling.Passthrough(key.name())
            : new Handling.Bytes(key.name());
    return new Chain(key.chain(), serverNames(key.host()), termination(listener), handling);
  }

  private static Chain secure(String fleet, ListenerPlan listener) {
    return new Chain(
        listener.id().within(fleet),
        serverNames(listener.hostname()),
        termination(listener),
        TableKey.of(fleet, listener).name());
  }

  private static List<String> serverNames(Hostname host) {
    return host.equals(Hostname.ANY) ? List.of() : List.of(host.value());
  }

  private static Optional<TlsTermination> termination(ListenerPlan listener) {
    return listener.terminates()
        ? Optional.of(
            new TlsTermination(
                listener.certificates().stream().map(KeyPairs::name).distinct().toList(),
                listener.frontend().map(Frontend::validation)))
        : Optional.empty();
  }
}
