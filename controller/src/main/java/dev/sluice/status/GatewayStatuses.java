package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.CONFLICTED;
import static dev.sluice.finding.ConditionType.OVERLAPPING_TLS_CONFIG;
import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;
import static dev.sluice.finding.Reason.REFUSED_BY_PROXY;

import dev.sluice.facts.FleetState;
import dev.sluice.finding.ConditionType;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.status.ObjectStatus.GatewayStatus;
import dev.sluice.status.ObjectStatus.ListenerStatus;
import dev.sluice.translate.gateway.GatewayPlan;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.translate.gateway.TableKey;
import dev.sluice.translate.tls.KeyPairs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The status of Gateways and their listeners.
final class GatewayStatuses {

  private final GatewayPlan plan;
  private final FleetState fleet;
  private final Map<String, Integer> attachedRoutes;
  private final List<String> addresses;
  private final long generation;

  /// @param plan the Gateway
  /// @param fleet what is known about its proxies
  /// @param attachedRoutes how many routes are attached, by listener
  /// @param addresses where its proxies listen
  GatewayStatuses(
      GatewayPlan plan,
      FleetState fleet,
      Map<String, Integer> attachedRoutes,
      List<String> addresses) {
    this.plan = plan;
    this.fleet = fleet;
    this.attachedRoutes = attachedRoutes;
    this.addresses = addresses;
    this.generation = plan.gateway().metadata().generation();
  }

  GatewayStatus status() {
    return new GatewayStatus(
        plan.serving().findAny().isPresent() ? addresses : List.of(),
        conditions(),
        plan.listeners().stream().map(this::listener).toList());
  }

  private List<Condition> conditions() {
    var conditions = new Conditions(generation, plan.findings());
    conditions.with(
        ACCEPTED,
        plan.serving().findAny().isPresent(),
        acceptedReason(),
        String.join("; ", acceptedMessages()));
    programmed(conditions, plan.serving().findAny().isPresent());
    if (plan.listeners().stream().anyMatch(listener -> about(listener, RESOLVED_REFS))) {
      conditions.add(
          RESOLVED_REFS,
          Condition.FALSE,
          "ListenersNotResolved",
          "a listener has a reference that cannot be used");
    } else {
      conditions.add(RESOLVED_REFS, Condition.TRUE, "ResolvedRefs", "");
    }
    return conditions.list();
  }

  private String acceptedReason() {
    return plan.listeners().stream().allMatch(ListenerPlan::serving)
        ? "Accepted"
        : "ListenersNotValid";
  }

  private List<String> acceptedMessages() {
    var messages = new ArrayList<String>();
    plan.listeners().stream()
        .filter(listener -> !listener.serving())
        .map(listener -> "listener %s does not take requests".formatted(listener.listener().name()))
        .forEach(messages::add);
    messages.addAll(plan.notes());
    return messages;
  }

  private ListenerStatus listener(ListenerPlan listener) {
    var conditions =
        new Conditions(generation, withConflict(listener.findings()))
            .with(ACCEPTED, true, "Accepted", "")
            .with(RESOLVED_REFS, true, "ResolvedRefs", "")
            .with(CONFLICTED, false, "NoConflicts", "")
            .ifFound(OVERLAPPING_TLS_CONFIG);
    programmed(conditions, listener.serving() && plan.serving().findAny().isPresent());
    var name = listener.listener().name();
    return new ListenerStatus(
        name, listener.supportedKinds(), attachedRoutes.getOrDefault(name, 0), conditions.list());
  }

  /// A conflicted listener is not accepted either, for the same reason.
  private static List<Finding> withConflict(List<Finding> findings) {
    var all = new ArrayList<>(findings);
    findings.stream()
        .filter(finding -> finding.reason().type() == CONFLICTED)
        .map(finding -> new Finding(accepted(finding.reason()), finding.field(), finding.message()))
        .forEach(all::add);
    all.sort(Comparator.comparing(finding -> finding.reason().type()));
    return all;
  }

  private static Reason accepted(Reason conflict) {
    return conflict == Reason.PROTOCOL_CONFLICT
        ? Reason.NOT_ACCEPTED_PROTOCOL_CONFLICT
        : Reason.NOT_ACCEPTED_HOSTNAME_CONFLICT;
  }

  private void programmed(Conditions conditions, boolean serving) {
    if (!serving) {
      conditions.add(PROGRAMMED, Condition.FALSE, "Invalid", "nothing here can be programmed");
    } else if (refusal().isPresent()) {
      conditions.add(PROGRAMMED, Condition.FALSE, REFUSED_BY_PROXY.label(), refusal().get());
    } else if (fleet.connected() == 0) {
      conditions.add(PROGRAMMED, Condition.UNKNOWN, "Pending", "no proxy is connected");
    } else if (fleet.programmed()) {
      conditions.add(PROGRAMMED, Condition.TRUE, "Programmed", "");
    } else {
      conditions.add(
          PROGRAMMED, Condition.FALSE, "Pending", "a proxy has not acknowledged everything yet");
    }
  }

  private static boolean about(ListenerPlan listener, ConditionType type) {
    return listener.findings().stream().anyMatch(finding -> finding.reason().type() == type);
  }

  /// What a proxy refused of this Gateway: its sockets, tables or certificates.
  private Optional<String> refusal() {
    return fleet.rejections().entrySet().stream()
        .filter(rejection -> concerns(rejection.getKey()))
        .map(
            rejection ->
                "a proxy refused %s: %s".formatted(rejection.getKey(), rejection.getValue()))
        .findFirst();
  }

  private boolean concerns(String resource) {
    return plan.serving()
        .flatMap(listener -> resources(plan.fleet(), listener))
        .anyMatch(resource::equals);
  }

  private static Stream<String> resources(String fleet, ListenerPlan listener) {
    var own = Optional.of(listener.id()).filter(_ -> listener.secure());
    return Stream.concat(
        Stream.of(
            TableKey.bindName(fleet, listener.bindPort()),
            new TableKey(fleet, listener.bindPort(), own).name()),
        listener.certificates().stream().map(KeyPairs::name));
  }
}
