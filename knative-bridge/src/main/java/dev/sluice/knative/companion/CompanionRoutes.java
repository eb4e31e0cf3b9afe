package dev.sluice.knative.companion;

import dev.sluice.knative.Visibility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns a KIngress into HTTPRoutes: one per rule, more where a rule has more than an HTTPRoute
/// holds.
///
/// HTTPRoutes rank rules as a KIngress means them, the longest path first and then the most
/// headers, and so do several HTTPRoutes together. Their paths end at segments: `/foo` is not for
/// `/foobar`.
public final class CompanionRoutes {

  private static final String INGRESS = "networking.internal.knative.dev/ingress";
  private static final String VISIBILITY = "networking.knative.dev/visibility";

  private static final String CLUSTER_LOCAL = "cluster-local";
  private static final Set<String> NOT_COPIED =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          "networking.internal.knative.dev/rollout");

  private CompanionRoutes() {}

  /// The HTTPRoutes of a KIngress when all is done, in order.
  ///
  /// @param stored HTTPRoutes of the KIngress that are written, in whatever state; what is in one
  ///   of them stays there if it can
  public static List<CompanionRoute> of(
      Origin origin, Gateways gateways, PortNumbers ports, List<CompanionRoute> stored) {
    var routes = new ArrayList<CompanionRoute>();
    for (var group : RouteGroups.of(origin, gateways, ports)) {
      routes.addAll(
          new RouteLayout(group, stored)
              .routes(
                  (name, hostnames, rules) ->
                      new CompanionRoute(
                          origin.namespace(),
                          name,
                          labels(origin, group),
                          annotations(origin),
                          group.parents(),
                          hostnames,
                          rules)));
    }
    return List.copyOf(routes);
  }

  private static SortedMap<String, String> labels(Origin origin, RouteGroup group) {
    var labels = new TreeMap<>(origin.labels());
    labels.put(INGRESS, RouteNames.label(origin.identity().name()));
    labels.put(VISIBILITY, group.visibility() == Visibility.CLUSTER_LOCAL ? CLUSTER_LOCAL : "");
    return Collections.unmodifiableSortedMap(labels);
  }

  /// What an apply said is about the KIngress, and the state of a rollout nobody reads here.
  private static SortedMap<String, String> annotations(Origin origin) {
    var annotations = new TreeMap<>(origin.annotations());
    annotations.keySet().removeAll(NOT_COPIED);
    return Collections.unmodifiableSortedMap(annotations);
  }
}
