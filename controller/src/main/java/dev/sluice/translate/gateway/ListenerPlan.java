package dev.sluice.translate.gateway;

import dev.sluice.facts.ServicePort.Use;
import dev.sluice.finding.ConditionType;
import dev.sluice.finding.Finding;
import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Listener;
import dev.sluice.object.ListenerTls;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.tls.Frontend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of a listener.
///
/// @param id which listener
/// @param field path of the listener in its owner, as in `spec.listeners[0]`
/// @param listener the listener
/// @param hostname hosts it is for
/// @param bindPort port that proxies bind
/// @param supportedKinds kinds of routes that may attach
/// @param certificates Secrets with the certificates to present
/// @param frontend how clients prove who they are, if they need to
/// @param findings what is wrong with it
public record ListenerPlan(
    ListenerId id,
    String field,
    Listener listener,
    Hostname hostname,
    int bindPort,
    List<RouteKind> supportedKinds,
    List<ObjectKey> certificates,
    Optional<Frontend> frontend,
    List<Finding> findings) {

  public ListenerPlan {
    supportedKinds = List.copyOf(supportedKinds);
    certificates = List.copyOf(certificates);
    findings = List.copyOf(findings);
  }

  /// The same with more that is wrong with it.
  ListenerPlan with(List<Finding> more) {
    var all = Stream.concat(findings.stream(), more.stream()).toList();
    return new ListenerPlan(
        id, field, listener, hostname, bindPort, supportedKinds, certificates, frontend, all);
  }

  /// Whether it takes requests: it is accepted, in no conflict, and has a certificate if it needs
  /// one.
  public boolean serving() {
    return !has(ConditionType.ACCEPTED)
        && !has(ConditionType.CONFLICTED)
        && (certified() || listener.certificatesOfIngresses());
  }

  /// Whether connections for any host can come about: it needs no certificate, or has one.
  boolean certified() {
    return !terminates() || !certificates.isEmpty();
  }

  /// Whether clients speak TLS to it.
  public boolean secure() {
    return Protocols.overTls(listener.protocol());
  }

  /// Whether it ends TLS, so that it needs a certificate.
  public boolean terminates() {
    return secure() && use() != Use.PASSTHROUGH;
  }

  /// What its routes use backends for.
  public Use use() {
    return switch (listener.protocol()) {
      case Protocols.TLS -> passesThrough() ? Use.PASSTHROUGH : Use.STREAM;
      case Protocols.TCP -> Use.STREAM;
      case Protocols.UDP -> Use.DATAGRAMS;
      default -> Use.REQUESTS;
    };
  }

  /// Whether connections or datagrams are passed on without reading requests.
  public boolean streams() {
    return use() != Use.REQUESTS;
  }

  private boolean passesThrough() {
    return listener.tls().filter(tls -> tls.mode().equals(ListenerTls.PASSTHROUGH)).isPresent();
  }

  /// The name of its socket in the proxies of a fleet.
  public String bindName(String fleet) {
    return use() == Use.DATAGRAMS
        ? TableKey.datagramsName(fleet, bindPort)
        : TableKey.bindName(fleet, bindPort);
  }

  /// The scheme of the URLs that it serves.
  public String scheme() {
    return secure() ? "https" : "http";
  }

  /// Whether something is wrong with it that the condition is about.
  public boolean has(ConditionType type) {
    return findings.stream().anyMatch(finding -> finding.reason().type() == type);
  }
}
