package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.PARTIALLY_INVALID;
import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.finding.Translated;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.RouteStatus;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.gateway.Attachment;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.route.HttpRoutes;
import dev.sluice.translate.route.RoutePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The status of routes: Gateway API, `RouteParentStatus`.
final class RouteStatuses {

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final HttpRoutes routes;

  RouteStatuses(Facts facts, Gateways gateways, Attachments attachments, HttpRoutes routes) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.routes = routes;
  }

  /// The status of a route; empty when none of its parents is ours.
  Optional<RouteStatus> of(ObjectKey key) {
    return facts
        .httpRoute(key)
        .map(this::parents)
        .filter(parents -> !parents.isEmpty())
        .map(RouteStatus::new);
  }

  private List<ParentStatus> parents(HttpRoute route) {
    var controller = facts.surroundings().controllerName();
    return route.parentRefs().stream()
        .flatMap(ref -> ref.gateway(route.metadata().namespace()).stream())
        .distinct()
        .flatMap(
            gateway ->
                attachments.get(route.key(), gateway).stream()
                    .map(
                        attachment ->
                            new ParentStatus(
                                attachment.ref(),
                                controller,
                                conditions(route, gateway, attachment))))
        .toList();
  }

  private List<Condition> conditions(HttpRoute route, ObjectKey gateway, Attachment attachment) {
    var plan = routes.get(route.key());
    return new Conditions(route.metadata().generation(), findings(plan, gateway, attachment))
        .with(ACCEPTED, true, "Accepted", "")
        .with(RESOLVED_REFS, true, "ResolvedRefs", "")
        .ifFound(PARTIALLY_INVALID)
        .ifFound(PROGRAMMED)
        .list();
  }

  private List<Finding> findings(
      Translated<RoutePlan> plan, ObjectKey gateway, Attachment attachment) {
    var findings = new ArrayList<>(plan.findings());
    findings.addAll(refusals(plan.value(), gateway));
    if (attachment instanceof Attachment.Rejected(var _, var rejection)) {
      findings.addFirst(rejection);
    }
    if (plan.value().rules().isEmpty()) {
      findings.replaceAll(RouteStatuses::decisive);
    }
    return findings;
  }

  /// What a proxy refused of the backends of the route.
  private List<Finding> refusals(RoutePlan plan, ObjectKey gateway) {
    Map<String, String> rejections =
        gateways
            .get(gateway)
            .<Map<String, String>>map(found -> facts.fleet(found.fleet()).rejections())
            .orElse(Map.of());
    return plan.backends().stream()
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
