package dev.sluice.xds.envoy;

import dev.sluice.xds.envoy.filter.HttpFilters;
import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Action.Redirect;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Treatment;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns rules into routes: mostly one each, more where Envoy has no single form for a rule.
final class Routes {
  private Routes() {}

  /// The routes of a rule, in order.
  ///
  /// @param host the host of the rule's site, if it is just one
  static List<Route> routes(Rule rule, Optional<String> host) {
    return switch (rule.action()) {
      case Redirect redirect ->
          List.of(
              route(rule)
                  .setRedirect(Redirects.action(redirect, rule.match().path(), host))
                  .build());
      case Respond respond -> List.of(route(rule).setDirectResponse(direct(respond)).build());
      case Forward forward ->
          Stream.of(
                  Preflights.refusal(rule, forward).stream(),
                  Forwards.routes(rule, forward).stream(),
                  Preflights.route(rule, forward).stream())
              .flatMap(routes -> routes)
              .toList();
    };
  }

  /// A route without an action yet.
  static Route.Builder route(String name, Match match, Treatment treatment) {
    var route =
        Route.newBuilder()
            .setName(name)
            .setMatch(RouteMatches.match(match))
            .addAllRequestHeadersToAdd(HeaderMutations.written(treatment.request()))
            .addAllRequestHeadersToRemove(treatment.request().remove())
            .addAllResponseHeadersToAdd(HeaderMutations.written(treatment.response()))
            .addAllResponseHeadersToRemove(treatment.response().remove());
    HttpFilters.perRoute(treatment)
        .forEach((filter, config) -> route.putTypedPerFilterConfig(filter, Encoding.any(config)));
    return route;
  }

  private static Route.Builder route(Rule rule) {
    return route(rule.name(), rule.match(), rule.treatment());
  }

  static DirectResponseAction direct(Respond respond) {
    return DirectResponseAction.newBuilder().setStatus(respond.status()).build();
  }
}
