package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.INSECURE_FRONTEND_VALIDATION_MODE;
import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.status.ObjectStatus.GatewayStatus;
import dev.sluice.translate.gateway.GatewayPlan;
import dev.sluice.translate.gateway.ListenerId;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.translate.proxies.Whereabouts;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.tls.Frontends;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The status of Gateways.
final class GatewayStatuses {

  private final GatewayPlan plan;
  private final Programming programming;
  private final ToIntFunction<ListenerId> attachedRoutes;
  private final int attachedListenerSets;
  private final Whereabouts whereabouts;
  private final long generation;

  /// @param plan the Gateway
  /// @param programming whether the proxies do what listeners say
  /// @param attachedRoutes how many routes are attached, by listener
  /// @param attachedListenerSets how many ListenerSets add listeners
  /// @param whereabouts where clients find it
  GatewayStatuses(
      GatewayPlan plan,
      Programming programming,
      ToIntFunction<ListenerId> attachedRoutes,
      int attachedListenerSets,
      Whereabouts whereabouts) {
    this.plan = plan;
    this.programming = programming;
    this.attachedRoutes = attachedRoutes;
    this.attachedListenerSets = attachedListenerSets;
    this.whereabouts = whereabouts;
    this.generation = plan.gateway().metadata().generation();
  }

  GatewayStatus status() {
    var listeners = new ListenerStatuses(programming, attachedRoutes, generation, serving());
    return new GatewayStatus(
        serving() ? whereabouts.addresses() : List.of(),
        conditions(),
        plan.listeners().stream().map(listeners::of).toList(),
        attachedListenerSets);
  }

  private boolean serving() {
    return plan.serving().findAny().isPresent();
  }

  private List<Condition> conditions() {
    var conditions = new Conditions(generation, findings());
    conditions.with(ACCEPTED, serving(), acceptedReason(), String.join("; ", acceptedMessages()));
    if (whereabouts.trouble().isPresent() && serving()) {
      conditions.ifFound(PROGRAMMED);
    } else if (serving()) {
      programming.add(
          conditions, plan.serving().toList(), plan.clientCertificate().flatMap(Resolved::found));
    } else {
      programming.addUnable(conditions, Programming.INVALID);
    }
    var unresolved = plan.listeners().stream().anyMatch(listener -> listener.has(RESOLVED_REFS));
    return conditions
        .with(
            RESOLVED_REFS,
            !unresolved,
            unresolved ? "ListenersNotResolved" : "ResolvedRefs",
            unresolved ? "a listener has a reference that cannot be used" : "")
        .ifFound(INSECURE_FRONTEND_VALIDATION_MODE)
        .list();
  }

  private List<Finding> findings() {
    var findings = new ArrayList<>(plan.findings());
    whereabouts.trouble().ifPresent(findings::add);
    plan.clientCertificate()
        .flatMap(resolved -> resolved.finding("spec.tls.backend.clientCertificateRef"))
        .ifPresent(findings::add);
    if (Frontends.insecure(plan.gateway())) {
      findings.add(
          new Finding(
              Reason.INSECURE_FALLBACK,
              "spec.tls.frontend",
              "clients without a valid certificate are let in: write AllowValidOnly to keep them"
                  + " out"));
    }
    return findings;
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
}
