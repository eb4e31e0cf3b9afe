package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Gateway;
import dev.sluice.object.Listener;
import dev.sluice.object.ListenerTls;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.PortOwners.Owner;
import dev.sluice.translate.tls.KeyPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Checks the listeners of a Gateway, each alone and against the others.
final class Listeners {

  private final Facts facts;
  private final PortOwners owners;
  private final KeyPairs keyPairs;

  Listeners(Facts facts, PortOwners owners, KeyPairs keyPairs) {
    this.facts = facts;
    this.owners = owners;
    this.keyPairs = keyPairs;
  }

  List<ListenerPlan> plans(Gateway gateway) {
    return IntStream.range(0, gateway.listeners().size())
        .mapToObj(index -> plan(gateway, index))
        .toList();
  }

  private ListenerPlan plan(Gateway gateway, int index) {
    var listener = gateway.listeners().get(index);
    var field = "spec.listeners[%d]".formatted(index);
    var findings = new ArrayList<Finding>();
    protocol(listener, field).ifPresent(findings::add);
    port(gateway, listener, field).ifPresent(findings::add);
    findings.addAll(ListenerConflicts.of(gateway, listener, field));
    var kinds = kinds(listener, field, findings);
    var certificates = certificates(gateway, listener, field, findings);
    return new ListenerPlan(
        listener,
        Hostname.of(listener.hostname()),
        bindPort(listener.port()),
        kinds,
        certificates,
        findings);
  }

  private int bindPort(int port) {
    return facts.surroundings().placement().ports().applyAsInt(port);
  }

  private static Optional<Finding> protocol(Listener listener, String field) {
    if (Protocols.supported(listener.protocol())) {
      return Optional.empty();
    }
    var message = "%s is not supported yet: write HTTP or HTTPS".formatted(listener.protocol());
    return Optional.of(new Finding(Reason.UNSUPPORTED_PROTOCOL, field + ".protocol", message));
  }

  private Optional<Finding> port(Gateway gateway, Listener listener, String field) {
    var bindPort = bindPort(listener.port());
    var mine = new Owner(gateway.key(), listener.port());
    return owners
        .owner(bindPort)
        .filter(owner -> !owner.equals(mine))
        .map(
            owner ->
                new Finding(
                    Reason.PORT_UNAVAILABLE,
                    field + ".port",
                    "port %d of this machine is taken by port %d of %s: write another port"
                        .formatted(bindPort, owner.port(), owner.gateway())));
  }

  private static List<RouteKind> kinds(Listener listener, String field, List<Finding> findings) {
    var possible = Protocols.routeKinds(listener.protocol());
    var wanted = listener.allowedRoutes().kinds();
    if (wanted.isEmpty()) {
      return possible;
    }
    wanted.stream()
        .filter(kind -> !possible.contains(kind))
        .forEach(
            kind ->
                findings.add(
                    new Finding(
                        Reason.INVALID_ROUTE_KINDS,
                        field + ".allowedRoutes.kinds",
                        "%s cannot attach to a listener with protocol %s"
                            .formatted(kind.kind(), listener.protocol()))));
    return wanted.stream().filter(possible::contains).distinct().toList();
  }

  private List<ObjectKey> certificates(
      Gateway gateway, Listener listener, String field, List<Finding> findings) {
    if (!listener.protocol().equals(Protocols.HTTPS)) {
      return List.of();
    }
    var tls = listener.tls().filter(found -> !found.certificateRefs().isEmpty());
    if (tls.isEmpty()) {
      findings.add(
          new Finding(
              Reason.INVALID_CERTIFICATE_REF,
              field + ".tls.certificateRefs",
              "an HTTPS listener needs a certificate: refer to a Secret of type"
                  + " kubernetes.io/tls"));
      return List.of();
    }
    mode(tls.get(), field).ifPresent(findings::add);
    return resolve(gateway, tls.get(), field, findings);
  }

  private static Optional<Finding> mode(ListenerTls tls, String field) {
    return tls.mode().equals(ListenerTls.TERMINATE)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Reason.LISTENER_UNSUPPORTED_VALUE,
                field + ".tls.mode",
                "an HTTPS listener ends TLS: write Terminate"));
  }

  private List<ObjectKey> resolve(
      Gateway gateway, ListenerTls tls, String field, List<Finding> findings) {
    var found = new ArrayList<ObjectKey>();
    for (var index = 0; index < tls.certificateRefs().size(); index++) {
      var secret = keyPairs.resolve(gateway.key(), tls.certificateRefs().get(index));
      secret.finding("%s.tls.certificateRefs[%d]".formatted(field, index)).ifPresent(findings::add);
      secret.found().ifPresent(found::add);
    }
    return found;
  }
}
