package dev.sluice.translate.gateway;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.Gateway;
import dev.sluice.object.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Listeners of one Gateway that cannot be told apart: all of them lose (Gateway API,
/// `GatewaySpec.listeners`).
final class ListenerConflicts {

  private ListenerConflicts() {}

  /// What stands between the listener and the others of its Gateway.
  static List<Finding> of(Gateway gateway, Listener listener, String field) {
    var findings = new ArrayList<Finding>();
    rivals(gateway, listener)
        .filter(other -> !other.protocol().equals(listener.protocol()))
        .findFirst()
        .map(
            other ->
                new Finding(
                    Reason.PROTOCOL_CONFLICT,
                    field + ".protocol",
                    "listener %s uses port %d for %s: write another port"
                        .formatted(other.name(), other.port(), other.protocol())))
        .ifPresent(findings::add);
    rivals(gateway, listener)
        .filter(sameHosts(listener))
        .findFirst()
        .map(
            other ->
                new Finding(
                    Reason.HOSTNAME_CONFLICT,
                    field + ".hostname",
                    "listener %s has the same port and hostname: write another hostname"
                        .formatted(other.name())))
        .ifPresent(findings::add);
    overlap(gateway, listener, field).forEach(findings::add);
    return findings;
  }

  private static Stream<Listener> rivals(Gateway gateway, Listener listener) {
    return gateway.listeners().stream()
        .filter(
            other ->
                !other.name().equals(listener.name())
                    && other.port() == listener.port()
                    && Protocols.supported(other.protocol()));
  }

  private static Predicate<Listener> sameHosts(Listener listener) {
    return other ->
        other.protocol().equals(listener.protocol())
            && Hostname.of(other.hostname()).equals(Hostname.of(listener.hostname()));
  }

  /// A client that reuses one connection for hosts of both may be misdirected; it is answered 421
  /// then.
  private static Stream<Finding> overlap(Gateway gateway, Listener listener, String field) {
    if (!listener.protocol().equals(Protocols.HTTPS)) {
      return Stream.empty();
    }
    var hostname = Hostname.of(listener.hostname());
    return rivals(gateway, listener)
        .filter(
            other -> other.protocol().equals(Protocols.HTTPS) && !sameHosts(listener).test(other))
        .filter(other -> Hostname.of(other.hostname()).intersection(hostname).isPresent())
        .limit(1)
        .map(
            other ->
                new Finding(
                    Reason.OVERLAPPING_HOSTNAMES,
                    field + ".hostname",
                    "hosts of listener %s overlap: requests for them on a connection of this listener are answered 421"
                        .formatted(other.name())));
  }
}
