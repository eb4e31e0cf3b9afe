package dev.sluice.translate.gateway;

import dev.sluice.finding.ConditionType;
import dev.sluice.finding.Finding;
import dev.sluice.object.AllowedRoutes.RouteKind;
import dev.sluice.object.Listener;
import dev.sluice.object.ObjectKey;
import java.util.List;
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
/// @param findings what is wrong with it
public record ListenerPlan(
    ListenerId id,
    String field,
    Listener listener,
    Hostname hostname,
    int bindPort,
    List<RouteKind> supportedKinds,
    List<ObjectKey> certificates,
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
        id, field, listener, hostname, bindPort, supportedKinds, certificates, all);
  }

  /// Whether it takes requests: it is accepted, in no conflict, and has a certificate if it needs
  /// one.
  public boolean serving() {
    return !has(ConditionType.ACCEPTED)
        && !has(ConditionType.CONFLICTED)
        && (!secure() || !certificates.isEmpty());
  }

  /// Whether clients speak TLS to it.
  public boolean secure() {
    return listener.protocol().equals(Protocols.HTTPS);
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
