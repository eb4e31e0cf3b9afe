package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.PARTIALLY_INVALID;
import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.RouteStatus;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.gateway.Attachment;
import dev.sluice.translate.gateway.Attachment.Section;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.gateway.Relays;
import dev.sluice.translate.knative.IngressHosts;
import dev.sluice.translate.route.RouteSummary;
import dev.sluice.translate.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The status of routes: Gateway API, `RouteParentStatus`.
final class RouteStatuses {

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final Routes routes;
  private final Relays relays;
  private final IngressHosts ingresses;

  RouteStatuses(
      Facts facts,
      Gateways gateways,
      Attachments attachments,
      Routes routes,
      Relays relays,
      IngressHosts ingresses) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.routes = routes;
    this.relays = relays;
    this.ingresses = ingresses;
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
    return new Conditions(route.metadata().generation(), findings(route.key(), parent, attachment))
        .with(ACCEPTED, true, "Accepted", overruled(route, attachment))
        .with(RESOLVED_REFS, true, "ResolvedRefs", "")
        .ifFound(PARTIALLY_INVALID)
        .ifFound(PROGRAMMED)
        .list();
  }

  /// The hosts at which KIngresses come before the route, so that it seems to do nothing.
  private String overruled(Route route, Attachment attachment) {
    return forRequests(route) && attachment instanceof Attachment.Accepted(_, var sections)
        ? sections.stream().flatMap(this::overruled).distinct().collect(Collectors.joining("; "))
        : "";
  }

  private static boolean forRequests(Route route) {
    return route instanceof HttpRoute || route instanceof GrpcRoute;
  }

  private Stream<String> overruled(Section section) {
    return section.hosts().stream()
        .map(meeting -> meeting.host().value())
        .flatMap(
            host ->
                ingresses.holder(section.listener().owner(), host).stream()
                    .map(
                        holder ->
                            "host %s is answered by %s: remove it from one of them"
                                .formatted(host, holder)));
  }

  private List<Finding> findings(ObjectKey route, ObjectKey parent, Attachment attachment) {
    var summary = routes.summary(route);
    var findings = new ArrayList<>(summary.findings());
    findings.addAll(refusals(route, summary, parent));
    if (attachment instanceof Attachment.Rejected(var _, var rejection)) {
      findings.addFirst(rejection);
    }
    if (summary.empty()) {
      findings.replaceAll(RouteStatuses::decisive);
    }
    return findings;
  }

  /// What a proxy refused of the backends of the route, or of what only this route decides.
  private List<Finding> refusals(ObjectKey route, RouteSummary summary, ObjectKey parent) {
    return gateways.fleetServing(parent).stream()
        .flatMap(fleet -> refusals(route, summary, fleet))
        .toList();
  }

  private Stream<Finding> refusals(ObjectKey route, RouteSummary summary, String fleet) {
    Map<String, String> rejections = facts.rejections(fleet);
    if (rejections.isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(
            summary.backends().stream().map(Backends::name), relays.namesOf(route, fleet))
        .filter(rejections::containsKey)
        .map(
            name ->
                new Finding(
                    Reason.REFUSED_BY_PROXY,
                    "",
                    Condition.refusal(name, rejections.getOrDefault(name, ""))));
  }

  /// When no rule is left, what dropped them is why the route is not accepted.
  private static Finding decisive(Finding finding) {
    return finding.reason() == Reason.RULES_DROPPED
        ? new Finding(Reason.UNSUPPORTED_VALUE, finding.field(), finding.message())
        : finding;
  }
}
