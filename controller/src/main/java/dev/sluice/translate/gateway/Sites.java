package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
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
  private final Gateways gateways;
  private final RequestRoutes routes;
  private final HostSource others;
  private final Tables tables;
  private final Derived<SiteKey, Site> byKey;

  /// Sites of the tables.
  ///
  /// @param others who has hosts besides routes
  public Sites(
      Incremental engine,
      Facts facts,
      Gateways gateways,
      Tables tables,
      RequestRoutes routes,
      HostSource others) {
    this.facts = facts;
    this.gateways = gateways;
    this.routes = routes;
    this.others = others;
    this.tables = tables;
    this.byKey = engine.derive("site", this::read);
  }

  /// The rules for a host of a table.
  public Site get(SiteKey key) {
    return byKey.get(key);
  }

  private Site read(SiteKey key) {
    return tables
        .get(key)
        .map(plan -> site(key, plan))
        .orElseThrow(() -> new IllegalArgumentException("no such host: " + key));
  }

  private Site site(SiteKey key, HostPlan plan) {
    return switch (plan) {
      case HostPlan.Misdirected _ -> new Site(key.host(), List.of(), MISDIRECTED);
      case HostPlan.Served(var listener, var contributions) ->
          new Site(
              key.host(),
              Stream.concat(
                      direct(key, listener.owner(), contributions),
                      rules(contributions, redirectPorts(key.table(), listener)))
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

  private RedirectPorts redirectPorts(TableKey table, ListenerId listener) {
    var fleet = gateways.fleet(table.fleet());
    var plan = fleet.listener(listener).orElseThrow();
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
