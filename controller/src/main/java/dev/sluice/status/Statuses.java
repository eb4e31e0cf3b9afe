package dev.sluice.status;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Outlet;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.Translation;
import dev.sluice.translate.gateway.GatewayPlan;
import dev.sluice.translate.gateway.ListenerSetPlan;
import java.util.Optional;

/// The status that each object of ours should have.
public final class Statuses {

  private final Facts facts;
  private final Translation translation;
  private final ClassStatuses classes;
  private final RouteStatuses routes;
  private final PolicyStatuses policies;
  private final IngressStatuses ingresses;
  private final Outlet<ObjectKey, ObjectStatus> byObject;

  /// Statuses that follow from the translation.
  public Statuses(Incremental engine, Facts facts, Translation translation) {
    this.facts = facts;
    this.translation = translation;
    this.classes = new ClassStatuses(facts, translation.parameters());
    this.routes =
        new RouteStatuses(
            facts,
            translation.gateways(),
            translation.attachments(),
            translation.routes(),
            translation.relays(),
            translation.knative().hosts());
    this.policies =
        new PolicyStatuses(
            facts,
            translation.gateways(),
            translation.ancestors(),
            translation.backendTlsPolicies());
    this.ingresses = new IngressStatuses(facts, translation.knative());
    this.byObject = engine.outlet("status", facts.keys(Kind.WITH_STATUS), this::read);
  }

  /// The statuses of all objects of ours. Objects of others have none.
  public Outlet<ObjectKey, ObjectStatus> byObject() {
    return byObject;
  }

  private Optional<ObjectStatus> read(ObjectKey key) {
    return switch (key.kind()) {
      case GATEWAY_CLASS -> gatewayClass(key);
      case GATEWAY -> translation.gateways().get(key).map(this::gateway);
      case LISTENER_SET -> translation.gateways().set(key).map(this::listenerSet);
      case HTTP_ROUTE, GRPC_ROUTE, TLS_ROUTE, TCP_ROUTE, UDP_ROUTE ->
          routes.of(key).map(status -> status);
      case KNATIVE_INGRESS -> ingresses.of(key);
      case BACKEND_TLS_POLICY -> policies.backendTls(key).map(status -> status);
      default -> Optional.empty();
    };
  }

  private Optional<ObjectStatus> gatewayClass(ObjectKey key) {
    return facts
        .gatewayClass(key.name())
        .filter(_ -> translation.gateways().ourClass(key.name()))
        .map(classes::of);
  }

  private ObjectStatus gateway(GatewayPlan plan) {
    var key = plan.gateway().key();
    return new GatewayStatuses(
            plan,
            programming(plan.fleet()),
            translation.attachments()::count,
            attachedListenerSets(key),
            translation.exposures().of(plan))
        .status();
  }

  private ObjectStatus listenerSet(ListenerSetPlan plan) {
    var fleet = translation.gateways().fleetServing(plan.gateway()).orElseThrow();
    return new ListenerSetStatuses(plan, programming(fleet), translation.attachments()::count)
        .status();
  }

  private Programming programming(String fleet) {
    return new Programming(fleet, facts.fleet(fleet));
  }

  private int attachedListenerSets(ObjectKey gateway) {
    return (int)
        facts.listenerSetsOf(gateway).stream()
            .flatMap(key -> translation.gateways().set(key).stream())
            .filter(ListenerSetPlan::attached)
            .count();
  }
}
