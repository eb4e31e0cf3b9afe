package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.CONFLICTED;
import static dev.sluice.finding.ConditionType.OVERLAPPING_TLS_CONFIG;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.status.ObjectStatus.ListenerStatus;
import dev.sluice.translate.gateway.ListenerId;
import dev.sluice.translate.gateway.ListenerPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/// The status of listeners, of Gateways and ListenerSets alike.
///
/// @param programming whether the proxies do what listeners say
/// @param attachedRoutes how many routes are attached, by listener
/// @param generation of the object that the listeners are written in
/// @param serving whether that object is valid as a whole
record ListenerStatuses(
    Programming programming,
    ToIntFunction<ListenerId> attachedRoutes,
    long generation,
    boolean serving) {

  ListenerStatus of(ListenerPlan listener) {
    var conditions =
        new Conditions(generation, withConflict(listener.findings()))
            .with(ACCEPTED, true, "Accepted", "")
            .with(RESOLVED_REFS, true, "ResolvedRefs", "")
            .with(CONFLICTED, false, "NoConflicts", "")
            .ifFound(OVERLAPPING_TLS_CONFIG);
    if (serving && listener.serving()) {
      programming.add(conditions, List.of(listener));
    } else {
      programming.addUnable(conditions, unable(listener));
    }
    var name = listener.listener().name();
    return new ListenerStatus(
        name,
        listener.listener().port(),
        listener.supportedKinds(),
        attachedRoutes.applyAsInt(listener.id()),
        conditions.list());
  }

  /// A listener in a conflict is not programmed for that very reason.
  private static String unable(ListenerPlan listener) {
    return listener.findings().stream()
        .map(Finding::reason)
        .filter(reason -> reason.type() == CONFLICTED)
        .map(Reason::label)
        .findFirst()
        .orElse(Programming.INVALID);
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
}
