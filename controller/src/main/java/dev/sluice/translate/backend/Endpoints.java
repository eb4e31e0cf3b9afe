package dev.sluice.translate.backend;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.EndpointSlice;
import dev.sluice.object.EndpointSlice.Endpoint;
import dev.sluice.object.Service;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Members;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The endpoints behind a Service port, from its EndpointSlices. A change here never reads a route
/// again.
public final class Endpoints {

  private static final String UDP = "UDP";

  private static final Comparator<Member> ORDER =
      Comparator.comparing(Member::address)
          .thenComparingInt(Member::port)
          .thenComparing(Member::draining);

  private final Facts facts;
  private final Derived<ServicePort, Members> byPort;

  /// Endpoints among the facts.
  public Endpoints(Incremental engine, Facts facts) {
    this.facts = facts;
    this.byPort = engine.derive("members", this::read);
  }

  /// The endpoints of a Service port; its stand-in if it has none.
  public Members get(ServicePort port) {
    return byPort.get(port);
  }

  private Members read(ServicePort key) {
    var name = facts.service(key.service()).flatMap(key::in).map(Service.Port::name);
    var found =
        name.stream()
            .flatMap(portName -> slices(key).flatMap(slice -> members(slice, portName, key)))
            .sorted(ORDER)
            .toList();
    return new Members(
        Backends.name(key),
        found.isEmpty()
            ? facts.standIn(key.with(Use.REQUESTS)).stream().toList()
            : eachOnce(found));
  }

  private Stream<EndpointSlice> slices(ServicePort key) {
    return facts.slicesOf(key.service()).stream()
        .flatMap(slice -> facts.endpointSlice(slice).stream())
        .filter(slice -> !slice.addressType().equals("FQDN"));
  }

  private static Stream<Member> members(EndpointSlice slice, String portName, ServicePort key) {
    return slice.ports().stream()
        .filter(port -> port.name().equals(portName))
        .filter(port -> port.protocol().equals(UDP) == key.datagrams())
        .flatMap(
            port ->
                slice.endpoints().stream()
                    .flatMap(
                        endpoint -> member(endpoint, port.port().orElse(key.port())).stream()));
  }

  /// A terminating endpoint that still serves is kept as a last resort:
  /// `EndpointConditions.serving`.
  private static Optional<Member> member(Endpoint endpoint, int port) {
    if (!endpoint.ready() && !(endpoint.serving() && endpoint.terminating())) {
      return Optional.empty();
    }
    return endpoint.addresses().stream()
        .findFirst()
        .map(address -> new Member(address, port, !endpoint.ready()));
  }

  /// While an endpoint moves between slices it may be in both; a ready one sorts before a draining
  /// one.
  private static List<Member> eachOnce(List<Member> sorted) {
    var seen = new HashSet<String>();
    return sorted.stream()
        .filter(member -> seen.add(member.address() + " " + member.port()))
        .toList();
  }
}
