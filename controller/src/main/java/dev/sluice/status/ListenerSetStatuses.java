package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;

import dev.sluice.status.ObjectStatus.ListenerSetStatus;
import dev.sluice.translate.gateway.ListenerId;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.translate.gateway.ListenerSetPlan;
import java.util.List;
import java.util.function.ToIntFunction;

/// The status of ListenerSets.
final class ListenerSetStatuses {

  private static final String NOT_VALID = "ListenersNotValid";

  private final ListenerSetPlan plan;
  private final Programming programming;
  private final ToIntFunction<ListenerId> attachedRoutes;
  private final long generation;

  /// @param plan the ListenerSet
  /// @param programming whether the proxies do what listeners say
  /// @param attachedRoutes how many routes are attached, by listener
  ListenerSetStatuses(
      ListenerSetPlan plan, Programming programming, ToIntFunction<ListenerId> attachedRoutes) {
    this.plan = plan;
    this.programming = programming;
    this.attachedRoutes = attachedRoutes;
    this.generation = plan.set().metadata().generation();
  }

  ListenerSetStatus status() {
    var listeners = new ListenerStatuses(programming, attachedRoutes, generation, true);
    return new ListenerSetStatus(
        conditions(), plan.listeners().stream().map(listeners::of).toList());
  }

  private List<Condition> conditions() {
    var conditions = new Conditions(generation, plan.refusal().stream().toList());
    var attached = plan.attached();
    conditions.with(ACCEPTED, attached, acceptedReason(), "");
    if (attached) {
      programming.add(conditions, plan.serving().toList());
    } else {
      programming.addUnable(
          conditions, plan.refusal().map(finding -> finding.reason().label()).orElse(NOT_VALID));
    }
    return conditions.list();
  }

  private String acceptedReason() {
    if (!plan.attached()) {
      return NOT_VALID;
    }
    return plan.listeners().stream().allMatch(ListenerPlan::serving) ? "Accepted" : NOT_VALID;
  }
}
