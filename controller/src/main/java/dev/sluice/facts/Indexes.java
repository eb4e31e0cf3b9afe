package dev.sluice.facts;

import dev.sluice.incremental.Incremental;
import dev.sluice.object.ApiObject;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.EndpointSlice;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Policy;
import dev.sluice.object.PolicyTarget;
import dev.sluice.object.ReferenceGrant;
import dev.sluice.object.Route;
import java.util.List;
import java.util.Optional;

/// The watched objects grouped by what they refer to.
final class Indexes {

  private static final String TRUST_BUNDLE = "networking.knative.dev/trust-bundle";

  private final Index<ObjectKey> listenerSetsByGateway;
  private final Index<ObjectKey> policiesByTarget;
  private final Index<ObjectKey> routesByService;
  private final Index<ObjectKey> slicesByService;
  private final Index<String> grantsByNamespace;
  private final Index<String> ingressesByHost;
  private final Index<String> routesByHost;
  private final Index<String> trustBundles;
  private final List<Index<?>> all;

  Indexes(Incremental engine, KnativeScope knative) {
    listenerSetsByGateway = new Index<>(engine, "listener sets by gateway", Indexes::gateway);
    policiesByTarget = new Index<>(engine, "policies by target", Indexes::targets);
    routesByService = new Index<>(engine, "routes by service", Indexes::backends);
    slicesByService = new Index<>(engine, "slices by service", Indexes::service);
    grantsByNamespace = new Index<>(engine, "grants by namespace", Indexes::grantedNamespace);
    ingressesByHost =
        new Index<>(
            engine, "ingresses by host", object -> ingressHosts(object, knative.ingressClass()));
    routesByHost = new Index<>(engine, "routes by host", Indexes::routeHosts);
    trustBundles = new Index<>(engine, "trust bundles", Indexes::bundleNamespace);
    all =
        List.of(
            listenerSetsByGateway,
            policiesByTarget,
            routesByService,
            slicesByService,
            grantsByNamespace,
            ingressesByHost,
            routesByHost,
            trustBundles);
  }

  void replace(Optional<ApiObject> before, Optional<ApiObject> after) {
    all.forEach(index -> index.replace(before, after));
  }

  void publish() {
    all.forEach(Index::publish);
  }

  List<ObjectKey> listenerSetsOf(ObjectKey gateway) {
    return listenerSetsByGateway.get(gateway);
  }

  List<ObjectKey> policiesFor(ObjectKey target) {
    return policiesByTarget.get(target);
  }

  List<ObjectKey> routesTo(ObjectKey service) {
    return routesByService.get(service);
  }

  List<ObjectKey> slicesOf(ObjectKey service) {
    return slicesByService.get(service);
  }

  List<ObjectKey> grantsInto(String namespace) {
    return grantsByNamespace.get(namespace);
  }

  List<ObjectKey> ingressesFor(String host) {
    return ingressesByHost.get(host);
  }

  List<ObjectKey> routesFor(String host) {
    return routesByHost.get(host);
  }

  List<ObjectKey> trustBundlesIn(String namespace) {
    return trustBundles.get(namespace);
  }

  private static List<String> bundleNamespace(ApiObject object) {
    return object instanceof ConfigMap map && map.metadata().labels().containsKey(TRUST_BUNDLE)
        ? List.of(map.metadata().namespace())
        : List.of();
  }

  private static List<String> ingressHosts(ApiObject object, String ingressClass) {
    return object instanceof KnativeIngress ingress && ingress.ofClass(ingressClass)
        ? ingress.hosts()
        : List.of();
  }

  private static List<String> routeHosts(ApiObject object) {
    return switch (object) {
      case HttpRoute route -> route.hostnames();
      case GrpcRoute route -> route.hostnames();
      default -> List.of();
    };
  }

  private static List<ObjectKey> gateway(ApiObject object) {
    return object instanceof ListenerSet set ? set.gateway().stream().toList() : List.of();
  }

  private static List<ObjectKey> targets(ApiObject object) {
    return object instanceof Policy policy
        ? policy.targets().stream().map(PolicyTarget::object).distinct().toList()
        : List.of();
  }

  private static List<ObjectKey> backends(ApiObject object) {
    return object instanceof Route route ? RouteBackends.services(route) : List.of();
  }

  private static List<ObjectKey> service(ApiObject object) {
    return object instanceof EndpointSlice slice ? slice.service().stream().toList() : List.of();
  }

  private static List<String> grantedNamespace(ApiObject object) {
    return object instanceof ReferenceGrant grant
        ? List.of(grant.metadata().namespace())
        : List.of();
  }
}
