package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.route.RankedRule;
import dev.sluice.translate.route.RedirectPorts;
import dev.sluice.translate.route.RequestRoutes;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// The rules of each host of each table.
public final class Sites {

  private static final int MISDIRECTED = 421;

  private final Facts facts;
  private final RequestRoutes routes;
  private final HostSource others;
  private final Tables tables;

  /// Sites of the tables.
  ///
  /// @param others who has hosts besides routes
  public Sites(Facts facts, Tables tables, RequestRoutes routes, HostSource others) {
    this.facts = facts;
    this.routes = routes;
    this.others = others;
    this.tables = tables;
  }

  /// The rules for a host of a table. Not remembered, as what follows from them is.
  public Site get(SiteKey key) {
    return tables
        .get(key)
        .map(plan -> site(key, plan))
        .orElseThrow(() -> new IllegalArgumentException("no such host: " + key));
  }

  private Site site(SiteKey key, HostPlan plan) {
    return switch (plan) {
      case HostPlan.Misdirected _ -> new Site(key.host(), List.of(), MISDIRECTED);
      case HostPlan.Served(var port, var listener, var contributions) ->
          new Site(
              key.host(),
              Stream.concat(
                      direct(key, listener.id().owner(), contributions),
                      rules(contributions, redirectPorts(port.fleet(), listener)))
                  .toList());
    };
  }

  /// Who has a host without attaching as routes do comes before them.
  private Stream<Rule> direct(SiteKey key, ObjectKey gateway, List<Contribution> contributions) {
    var secure = key.table().listener().isPresent();
    return contributions.stream()
        .filter(contribution -> contribution.source().kind() == Kind.KNATIVE_INGRESS)
        .flatMap(
            from -> others.rules(from.source(), gateway, from.original().value(), secure).stream());
  }

  private Stream<Rule> rules(List<Contribution> contributions, RedirectPorts ports) {
    var byOriginal = new LinkedHashMap<Hostname, List<RankedRule>>();
    contributions.forEach(
        contribution ->
            byOriginal
                .computeIfAbsent(contribution.original(), _ -> new ArrayList<>())
                .addAll(routes.get(contribution.source()).value().rules()));
    return byOriginal.values().stream()
        .flatMap(ranked -> ranked.stream().sorted())
        .map(RankedRule::rule)
        .map(ports::decide);
  }

  private RedirectPorts redirectPorts(FleetPlan fleet, ListenerPlan plan) {
    var placement = facts.surroundings().placement();
    return new RedirectPorts(
        plan.scheme(),
        placement.clientPort(plan.listener().port()),
        port -> listens(fleet, port) ? placement.clientPort(port) : port);
  }

  /// A redirect to a port that the fleet listens on must lead where the listener really is.
  private static boolean listens(FleetPlan fleet, int port) {
    return fleet.serving().stream().anyMatch(plan -> plan.listener().port() == port);
  }
}
