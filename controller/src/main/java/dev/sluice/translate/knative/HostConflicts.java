package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.knative.IngressRule;
import dev.sluice.object.GatewayChoice;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.translate.gateway.Attachments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who has a host at a Gateway: the oldest of the KIngresses, HTTPRoutes and GRPCRoutes that name
/// it. Of a route and a KIngress of one second the route has it, so that one of them is told.
public final class HostConflicts {

  private final Facts facts;
  private final KnativeGateways gateways;
  private final Attachments attachments;

  /// Conflicts of the objects among the facts.
  public HostConflicts(Facts facts, KnativeGateways gateways, Attachments attachments) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
  }

  /// One finding for each host of the KIngress that an older object has.
  List<Finding> of(KnativeIngress ingress) {
    return ingress.hosts().stream()
        .flatMap(host -> holder(ingress, host).map(other -> conflict(host, other)).stream())
        .toList();
  }

  private static Finding conflict(String host, ObjectKey holder) {
    return new Finding(
        Reason.DOMAIN_CONFLICT,
        "",
        "host %s belongs to %s, which was there before: remove it from one of them"
            .formatted(host, holder));
  }

  private Optional<ObjectKey> holder(KnativeIngress ingress, String host) {
    var at = gatewaysFor(ingress, host);
    return Stream.concat(olderIngresses(ingress, host, at), routesBefore(ingress, host, at))
        .findFirst();
  }

  private Stream<ObjectKey> olderIngresses(KnativeIngress ingress, String host, Set<ObjectKey> at) {
    return facts.ingressesFor(host).stream()
        .filter(key -> !key.equals(ingress.key()))
        .flatMap(key -> facts.knativeIngress(key).stream())
        .filter(other -> Ingresses.OLDEST_FIRST.compare(other, ingress) < 0)
        .filter(other -> gatewaysFor(other, host).stream().anyMatch(at::contains))
        .map(KnativeIngress::key);
  }

  private Stream<ObjectKey> routesBefore(KnativeIngress ingress, String host, Set<ObjectKey> at) {
    return facts.routesFor(host).stream()
        .filter(
            key ->
                facts.route(key).filter(route -> before(route, ingress)).isPresent()
                    && at.stream().anyMatch(gateway -> attached(key, gateway)));
  }

  private static boolean before(Route route, KnativeIngress ingress) {
    return !route.metadata().created().isAfter(ingress.metadata().created());
  }

  private boolean attached(ObjectKey route, ObjectKey gateway) {
    return attachments.sections(route, gateway).findAny().isPresent();
  }

  private Set<ObjectKey> gatewaysFor(KnativeIngress ingress, String host) {
    return ingress.spec().rules().stream()
        .filter(rule -> rule.hosts().contains(host))
        .map(IngressRule::visibility)
        .flatMap(visibility -> gateways.choice(ingress, visibility).stream())
        .map(GatewayChoice::gateway)
        .collect(Collectors.toSet());
  }
}
