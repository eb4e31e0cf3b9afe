package dev.sluice.knative.companion;

import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.ParentStatus.Condition;
import java.util.List;
import java.util.Optional;

/// An HTTPRoute as the cluster has it.
///
/// @param route what is written
/// @param generation counts changes of its specification
/// @param statuses what controllers say about it
public record StoredRoute(CompanionRoute route, long generation, List<ParentStatus> statuses) {

  private static final String TRUE = "True";
  private static final String FALSE = "False";

  public StoredRoute {
    statuses = List.copyOf(statuses);
  }

  /// What keeps the route from being in force, in words; empty when every parent has accepted it as
  /// it is now and knows its backends.
  ///
  /// A backend that is not there yet is no refusal of the route, but nothing to rely on either.
  public Optional<String> hindrance() {
    return route.parents().stream().flatMap(parent -> hindrance(parent).stream()).findFirst();
  }

  private Optional<String> hindrance(Parent parent) {
    var status = statuses.stream().filter(found -> found.parent().equals(parent)).findFirst();
    var accepted = status.flatMap(found -> found.condition("Accepted", generation));
    if (!accepted.map(condition -> condition.is(TRUE)).orElse(false)) {
      return Optional.of(text("is not accepted by", parent, accepted));
    }
    return status
        .flatMap(found -> found.condition("ResolvedRefs", generation))
        .filter(condition -> condition.is(FALSE))
        .map(condition -> text("has unresolved references at", parent, Optional.of(condition)));
  }

  private String text(String what, Parent parent, Optional<Condition> condition) {
    var section = parent.section().isEmpty() ? "" : " listener " + parent.section();
    return "HTTPRoute %s %s Gateway %s/%s%s%s"
        .formatted(
            route.name(),
            what,
            parent.namespace(),
            parent.name(),
            section,
            condition
                .map(found -> ": %s, %s".formatted(found.reason(), found.message()))
                .orElse(" yet"));
  }
}
