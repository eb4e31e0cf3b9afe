package dev.sluice.translate;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.incremental.Keys;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.translate.gateway.Attachment.Section;
import dev.sluice.translate.gateway.Attachments;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.gateway.Relays;
import dev.sluice.translate.gateway.StreamKey;
import dev.sluice.translate.route.RequestRoutes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which Service ports the proxies of each fleet use: those of the routes that are attached there,
/// and those of its relays.
public final class UsedBackends {

  private final Incremental engine;
  private final Facts facts;
  private final Gateways gateways;
  private final Attachments attachments;
  private final RequestRoutes routes;
  private final Knative knative;
  private final Keys<UsedPort> all;

  UsedBackends(
      Incremental engine,
      Facts facts,
      Gateways gateways,
      Attachments attachments,
      RequestRoutes routes,
      Relays relays,
      Knative knative) {
    this.engine = engine;
    this.facts = facts;
    this.gateways = gateways;
    this.attachments = attachments;
    this.routes = routes;
    this.knative = knative;
    var kinds = Set.of(Kind.HTTP_ROUTE, Kind.GRPC_ROUTE);
    Index<ObjectKey, UsedPort, Boolean> byRoutes =
        engine.index("backends of routes", facts.keys(kinds), this::ofRoute);
    Index<StreamKey, UsedPort, Boolean> byStreams =
        engine.index(
            "backends of streams", relays.streams(), key -> ports(key.fleet(), relays.ports(key)));
    Index<ObjectKey, UsedPort, Boolean> byIngresses =
        engine.index(
            "backends of ingresses", facts.keys(Set.of(Kind.KNATIVE_INGRESS)), this::ofIngress);
    this.all = Keys.union(List.of(byRoutes.keys(), byStreams.keys(), byIngresses.keys()));
  }

  /// The ports that are used, for those who follow them.
  public Keys<UsedPort> all() {
    return all;
  }

  /// The ports that a fleet uses, in order. Not for derived functions.
  List<UsedPort> of(String fleet) {
    return engine.present(all).stream().filter(used -> used.fleet().equals(fleet)).toList();
  }

  private Map<UsedPort, Boolean> ofRoute(ObjectKey key) {
    return facts.route(key).stream()
        .flatMap(this::fleets)
        .flatMap(fleet -> ports(fleet, routes.get(key).value().backends()).keySet().stream())
        .collect(Collectors.toMap(port -> port, _ -> true, (_, same) -> same));
  }

  private Map<UsedPort, Boolean> ofIngress(ObjectKey key) {
    return knative.ingresses().get(key).stream()
        .flatMap(
            plan ->
                plan.served().keySet().stream()
                    .flatMap(gateway -> gateways.fleetServing(gateway).stream())
                    .distinct()
                    .flatMap(fleet -> ports(fleet, plan.backends()).keySet().stream()))
        .collect(Collectors.toMap(port -> port, _ -> true, (_, same) -> same));
  }

  /// The fleets with a listener that serves the route.
  private Stream<String> fleets(Route route) {
    return attachments
        .accepted(route)
        .map(Section::listener)
        .flatMap(listener -> gateways.fleetTaking(listener).stream())
        .distinct();
  }

  private static Map<UsedPort, Boolean> ports(String fleet, List<ServicePort> ports) {
    return ports.stream()
        .distinct()
        .collect(Collectors.toMap(port -> new UsedPort(fleet, port), _ -> true));
  }
}
