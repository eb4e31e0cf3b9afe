package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.PARTIALLY_INVALID;
import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.RouteStatus;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.gateway.Attachment;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.route.RouteSummary;
import dev.sluice.translate.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The status of routes: Gateway API, `RouteParentStatus`.
final class RouteStatuses {

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final Routes routes;

  RouteStatuses(Facts facts, Gateways gateways, Attachments attachments, Routes routes) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.routes = routes;
  }

  /// The status of a route; empty when none of its parents is ours.
  Optional<RouteStatus> of(ObjectKey key) {
    return facts
        .route(key)
        .map(this::parents)
        .filter(parents -> !parents.isEmpty())
        .map(RouteStatus::new);
  }

  private List<ParentStatus> parents(Route route) {
    var controller = facts.surroundings().controllerName();
    return route.parentRefs().stream()
        .flatMap(ref -> ref.listenerOwner(route.metadata().namespace()).stream())
        .distinct()
        .flatMap(
            parent ->
                attachments.get(route.key(), parent).stream()
                    .map(
                        attachment ->
                            new ParentStatus(
                                attachment.ref(),
                                controller,
                                conditions(route, parent, attachment))))
        .toList();
  }

  private List<Condition> conditions(Route route, ObjectKey parent, Attachment attachment) {
    var summary = routes.summary(route.key());
    return new Conditions(route.metadata().generation(), findings(summary, parent, attachment))
        .with(ACCEPTED, true, "Accepted", "")
        .with(RESOLVED_REFS, true, "ResolvedRefs", "")
        .ifFound(PARTIALLY_INVALID)
        .ifFound(PROGRAMMED)
        .list();
  }

  private List<Finding> findings(RouteSummary summary, ObjectKey parent, Attachment attachment) {
    var findings = new ArrayList<>(summary.findings());
    findings.addAll(refusals(summary, parent));
    if (attachment instanceof Attachment.Rejected(var _, var rejection)) {
      findings.addFirst(rejection);
    }
    if (summary.empty()) {
      findings.replaceAll(RouteStatuses::decisive);
    }
    return findings;
  }

  /// What a proxy refused of the backends of the route.
  private List<Finding> refusals(RouteSummary summary, ObjectKey parent) {
    Map<String, String> rejections =
        gateways
            .fleetServing(parent)
            .<Map<String, String>>map(fleet -> facts.fleet(fleet).rejections())
            .orElse(Map.of());
    return summary.backends().stream()
        .map(Backends::name)
        .filter(rejections::containsKey)
        .map(
            name ->
                new Finding(
                    Reason.REFUSED_BY_PROXY,
                    "",
                    "a proxy refused %s: %s".formatted(name, rejections.get(name))))
        .toList();
  }

  /// When no rule is left, what dropped them is why the route is not accepted.
  private static Finding decisive(Finding finding) {
    return finding.reason() == Reason.RULES_DROPPED
        ? new Finding(Reason.UNSUPPORTED_VALUE, finding.field(), finding.message())
        : finding;
  }
}
