package dev.sluice.translate.gateway;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Listeners of one fleet that cannot be told apart; lives within one translation.
///
/// Of those that are written in one object all lose (Gateway API, `GatewaySpec.listeners`); between
/// objects the one that takes precedence stays.
final class ListenerConflicts {

  private final Map<ListenerId, List<Finding>> findings = new HashMap<>();
  private final List<ListenerPlan> established = new ArrayList<>();

  /// What stands between listeners, by listener.
  ///
  /// @param byOwner the listeners of each object, in order of precedence of the objects
  static Map<ListenerId, List<Finding>> among(List<List<ListenerPlan>> byOwner) {
    var conflicts = new ListenerConflicts();
    byOwner.forEach(conflicts::add);
    conflicts.established.forEach(conflicts::addOverlap);
    return Map.copyOf(conflicts.findings);
  }

  /// A sibling that has lost already is in nobody's way.
  private void add(List<ListenerPlan> siblings) {
    var possible =
        siblings.stream().filter(plan -> Protocols.supported(plan.listener().protocol())).toList();
    var surviving =
        possible.stream().filter(plan -> report(plan, conflicts(plan, established))).toList();
    var accepted =
        surviving.stream().filter(plan -> report(plan, conflicts(plan, surviving))).toList();
    established.addAll(accepted);
  }

  /// Notes what is wrong with the listener, and tells whether nothing is.
  private boolean report(ListenerPlan plan, List<Finding> found) {
    if (found.isEmpty()) {
      return true;
    }
    findings.computeIfAbsent(plan.id(), _ -> new ArrayList<>()).addAll(found);
    return false;
  }

  private void addOverlap(ListenerPlan plan) {
    report(plan, overlap(plan).stream().toList());
  }

  private static List<Finding> conflicts(ListenerPlan plan, List<ListenerPlan> others) {
    var rivals = others.stream().filter(other -> rivals(plan, other)).toList();
    return Stream.of(port(plan, rivals), protocol(plan, rivals), hostname(plan, rivals))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean rivals(ListenerPlan plan, ListenerPlan other) {
    return !other.id().equals(plan.id())
        && other.bindPort() == plan.bindPort()
        && Protocols.sameTransport(plan.listener().protocol(), other.listener().protocol());
  }

  private static Optional<Finding> port(ListenerPlan plan, List<ListenerPlan> rivals) {
    return rivals.stream()
        .filter(other -> other.listener().port() != plan.listener().port())
        .findFirst()
        .map(
            other ->
                new Finding(
                    Reason.PORT_UNAVAILABLE,
                    plan.field() + ".port",
                    "proxies use port %d for port %d of %s: write another port"
                        .formatted(
                            other.bindPort(), other.listener().port(), called(other, plan))));
  }

  private static Optional<Finding> protocol(ListenerPlan plan, List<ListenerPlan> rivals) {
    return rivals.stream()
        .filter(other -> samePort(plan, other))
        .filter(
            other -> !Protocols.compatible(plan.listener().protocol(), other.listener().protocol()))
        .findFirst()
        .map(
            other ->
                new Finding(
                    Reason.PROTOCOL_CONFLICT,
                    plan.field() + ".protocol",
                    "%s uses port %d for %s: write another port"
                        .formatted(
                            called(other, plan),
                            other.listener().port(),
                            other.listener().protocol())));
  }

  private static Optional<Finding> hostname(ListenerPlan plan, List<ListenerPlan> rivals) {
    return rivals.stream()
        .filter(other -> samePort(plan, other))
        .filter(
            other -> Protocols.compatible(plan.listener().protocol(), other.listener().protocol()))
        .filter(other -> other.hostname().equals(plan.hostname()))
        .findFirst()
        .map(
            other ->
                new Finding(
                    Reason.HOSTNAME_CONFLICT,
                    plan.field() + ".hostname",
                    "%s has the same port and hostname: write another hostname"
                        .formatted(called(other, plan))));
  }

  private static boolean samePort(ListenerPlan plan, ListenerPlan other) {
    return other.listener().port() == plan.listener().port();
  }

  /// A client that reuses one connection for hosts of both may be misdirected; where requests are
  /// read, it is answered 421 then.
  private Optional<Finding> overlap(ListenerPlan plan) {
    if (!plan.secure()) {
      return Optional.empty();
    }
    return established.stream()
        .filter(other -> rivals(plan, other) && other.secure())
        .filter(other -> other.hostname().intersection(plan.hostname()).isPresent())
        .findFirst()
        .map(
            other ->
                new Finding(
                    Reason.OVERLAPPING_HOSTNAMES,
                    plan.field() + ".hostname",
                    "hosts of %s overlap: requests for them on a connection of this listener %s"
                        .formatted(called(other, plan), misdirected(plan))));
  }

  private static String misdirected(ListenerPlan plan) {
    return plan.streams() ? "reach the backend of this one" : "are answered 421";
  }

  private static String called(ListenerPlan other, ListenerPlan plan) {
    return other.id().owner().equals(plan.id().owner())
        ? "listener " + other.id().name()
        : other.id().toString();
  }
}
