package dev.sluice.translate;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.GatewayPlan;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.gateway.ListenerSetPlan;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Gateways of ours whose requests meet an object: Gateway API, `PolicyAncestorStatus`.
public final class Ancestors {

  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final Derived<ObjectKey, SortedSet<ObjectKey>> byObject;

  Ancestors(Incremental engine, Facts facts, Gateways gateways, Attachments attachments) {
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.byObject = engine.derive("ancestors", this::read);
  }

  /// The Gateways through which requests come to a Service, a route, a ListenerSet or a Gateway, in
  /// order. For a Service these are those of the attached routes that name it.
  public SortedSet<ObjectKey> of(ObjectKey object) {
    return byObject.get(object);
  }

  private SortedSet<ObjectKey> read(ObjectKey object) {
    var found =
        switch (object.kind()) {
          case GATEWAY, LISTENER_SET -> gateway(object).stream();
          case HTTP_ROUTE, GRPC_ROUTE, TLS_ROUTE, TCP_ROUTE, UDP_ROUTE -> ofRoute(object);
          case SERVICE -> facts.routesTo(object).stream().flatMap(this::ofRoute);
          case GATEWAY_CLASS,
              BACKEND_TLS_POLICY,
              REFERENCE_GRANT,
              KNATIVE_INGRESS,
              ENDPOINT_SLICE,
              SECRET,
              CONFIG_MAP,
              NAMESPACE,
              DEPLOYMENT,
              POD,
              CUSTOM_RESOURCE_DEFINITION ->
              Stream.<ObjectKey>empty();
        };
    return Collections.unmodifiableSortedSet(found.collect(Collectors.toCollection(TreeSet::new)));
  }

  private Optional<ObjectKey> gateway(ObjectKey parent) {
    return gateways
        .get(parent)
        .map(GatewayPlan::gateway)
        .map(found -> found.key())
        .or(() -> gateways.set(parent).map(ListenerSetPlan::gateway));
  }

  private Stream<ObjectKey> ofRoute(ObjectKey key) {
    return facts.route(key).stream()
        .flatMap(this::parents)
        .flatMap(parent -> gateway(parent).stream());
  }

  private Stream<ObjectKey> parents(Route route) {
    return route.parentRefs().stream()
        .flatMap(ref -> ref.listenerOwner(route.metadata().namespace()).stream())
        .distinct()
        .filter(parent -> attachments.sections(route.key(), parent).findAny().isPresent());
  }
}
