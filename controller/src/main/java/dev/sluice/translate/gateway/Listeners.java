package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.finding.Translated;
import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Gateway;
import dev.sluice.object.Listener;
import dev.sluice.object.ListenerTls;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.tls.Frontend;
import dev.sluice.translate.tls.Frontends;
import dev.sluice.translate.tls.KeyPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Checks listeners, each alone.
final class Listeners {

  private final Facts facts;
  private final KeyPairs keyPairs;
  private final Frontends frontends;

  Listeners(Facts facts, KeyPairs keyPairs, Frontends frontends) {
    this.facts = facts;
    this.keyPairs = keyPairs;
    this.frontends = frontends;
  }

  /// One plan per listener, in the order written.
  ///
  /// @param owner the Gateway or ListenerSet that they are written in
  /// @param gateway the Gateway that they belong to
  List<ListenerPlan> plans(ObjectKey owner, Gateway gateway, List<Listener> listeners) {
    return IntStream.range(0, listeners.size())
        .mapToObj(
            index ->
                plan(owner, gateway, listeners.get(index), "spec.listeners[%d]".formatted(index)))
        .toList();
  }

  private ListenerPlan plan(ObjectKey owner, Gateway gateway, Listener listener, String field) {
    var findings = new ArrayList<Finding>();
    protocol(listener, field).ifPresent(findings::add);
    var kinds = kinds(listener, field, findings);
    var certificates = certificates(owner, listener, field, findings);
    var frontend = Frontends.of(gateway, listener.port()).filter(_ -> terminates(listener));
    frontend.ifPresent(found -> findings.addAll(complaints(found)));
    return new ListenerPlan(
        new ListenerId(owner, listener.name()),
        field,
        listener,
        Hostname.of(listener.hostname()),
        facts.surroundings().placement().bindPort(listener.port()),
        kinds,
        certificates,
        frontend,
        findings);
  }

  private List<Finding> complaints(Frontend frontend) {
    return frontends.anchors(frontend).map(Translated::findings).orElse(List.of());
  }

  private static Optional<Finding> protocol(Listener listener, String field) {
    if (Protocols.supported(listener.protocol())) {
      return Optional.empty();
    }
    var message =
        "%s is not supported: write HTTP, HTTPS, TLS, TCP or UDP".formatted(listener.protocol());
    return Optional.of(new Finding(Reason.UNSUPPORTED_PROTOCOL, field + ".protocol", message));
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
      ObjectKey owner, Listener listener, String field, List<Finding> findings) {
    if (!terminates(listener)) {
      return List.of();
    }
    var tls = listener.tls().filter(found -> !found.certificateRefs().isEmpty());
    if (tls.isEmpty() && listener.certificatesOfIngresses()) {
      return List.of();
    }
    if (tls.isEmpty()) {
      findings.add(
          new Finding(
              Reason.INVALID_CERTIFICATE_REF,
              field + ".tls.certificateRefs",
              "a listener that ends TLS needs a certificate: refer to a Secret of type"
                  + " kubernetes.io/tls"));
      return List.of();
    }
    mode(tls.get(), field).ifPresent(findings::add);
    return resolve(owner, tls.get(), field, findings);
  }

  /// Where TLS passes through, certificates are of no use.
  private static boolean terminates(Listener listener) {
    return switch (listener.protocol()) {
      case Protocols.HTTPS -> true;
      case Protocols.TLS ->
          listener.tls().filter(tls -> tls.mode().equals(ListenerTls.PASSTHROUGH)).isEmpty();
      default -> false;
    };
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
      ObjectKey owner, ListenerTls tls, String field, List<Finding> findings) {
    var found = new ArrayList<ObjectKey>();
    for (var index = 0; index < tls.certificateRefs().size(); index++) {
      var secret =
          keyPairs.resolve(owner, tls.certificateRefs().get(index), Reason.INVALID_CERTIFICATE_REF);
      secret.finding("%s.tls.certificateRefs[%d]".formatted(field, index)).ifPresent(findings::add);
      secret.found().ifPresent(found::add);
    }
    return found;
  }
}
