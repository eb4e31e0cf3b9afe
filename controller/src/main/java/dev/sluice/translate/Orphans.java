package dev.sluice.translate;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.Gateway;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Policy;
import dev.sluice.object.Route;
import dev.sluice.translate.gateway.Gateways;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Objects that nobody acts upon: routes whose parents do not exist, Gateways of classes that do
/// not, policies for what no request meets.
///
/// They have no status of ours, because in a cluster they may belong to another controller; where
/// there is none, their owner must learn of it in another way.
public final class Orphans {

  private static final List<Kind> ROUTES =
      List.of(Kind.HTTP_ROUTE, Kind.GRPC_ROUTE, Kind.TLS_ROUTE, Kind.TCP_ROUTE, Kind.UDP_ROUTE);

  private final Facts facts;
  private final Gateways gateways;
  private final Ancestors ancestors;

  Orphans(Facts facts, Gateways gateways, Ancestors ancestors) {
    this.facts = facts;
    this.gateways = gateways;
    this.ancestors = ancestors;
  }

  /// What is wrong, by object.
  public SortedMap<ObjectKey, Finding> findings() {
    var found = new TreeMap<ObjectKey, Finding>();
    facts
        .all(Kind.GATEWAY)
        .forEach(
            key ->
                facts
                    .gateway(key)
                    .flatMap(this::orphan)
                    .ifPresent(finding -> found.put(key, finding)));
    ROUTES.stream()
        .flatMap(kind -> facts.all(kind).stream())
        .forEach(
            key ->
                facts
                    .route(key)
                    .flatMap(this::orphan)
                    .ifPresent(finding -> found.put(key, finding)));
    facts
        .all(Kind.BACKEND_TLS_POLICY)
        .forEach(
            key ->
                facts
                    .backendTlsPolicy(key)
                    .flatMap(this::orphan)
                    .ifPresent(finding -> found.put(key, finding)));
    return found;
  }

  private Optional<Finding> orphan(Policy policy) {
    var met =
        policy.targets().stream().anyMatch(target -> !ancestors.of(target.object()).isEmpty());
    return met
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Reason.TARGET_NOT_FOUND,
                "spec.targetRefs",
                "no route that is attached to a Gateway leads to any of the targets"));
  }

  private Optional<Finding> orphan(Gateway gateway) {
    if (gateways.get(gateway.key()).isPresent()) {
      return Optional.empty();
    }
    var name = gateway.gatewayClassName();
    var message =
        facts
            .gatewayClass(name)
            .map(
                found ->
                    "class %s belongs to controller %s: write a class whose controllerName is %s"
                        .formatted(
                            name, found.controllerName(), facts.surroundings().controllerName()))
            .orElseGet(
                () ->
                    "there is no GatewayClass %s: write one, or use class sluice".formatted(name));
    return Optional.of(new Finding(Reason.NO_MATCHING_PARENT, "spec.gatewayClassName", message));
  }

  private Optional<Finding> orphan(Route route) {
    for (var index = 0; index < route.parentRefs().size(); index++) {
      var field = "spec.parentRefs[%d]".formatted(index);
      var parent = route.parentRefs().get(index).listenerOwner(route.metadata().namespace());
      var missing = parent.filter(key -> !exists(key));
      if (missing.isPresent()) {
        return Optional.of(
            new Finding(Reason.NO_MATCHING_PARENT, field, missing.get() + " does not exist"));
      }
    }
    return route.parentRefs().isEmpty()
        ? Optional.of(
            new Finding(
                Reason.NO_MATCHING_PARENT,
                "spec.parentRefs",
                "the route names no Gateway, so it does nothing: write one"))
        : Optional.empty();
  }

  private boolean exists(ObjectKey parent) {
    return parent.kind() == Kind.GATEWAY
        ? facts.gateway(parent).isPresent()
        : facts.listenerSet(parent).isPresent();
  }
}
