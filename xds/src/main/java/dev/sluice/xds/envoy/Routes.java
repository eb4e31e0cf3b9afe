package dev.sluice.xds.envoy;

import dev.sluice.xds.envoy.filter.HttpFilters;
import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Action.Redirect;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Rule;
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
          Stream.concat(
                  Forwards.routes(rule, forward).stream(), Preflights.route(rule, forward).stream())
              .toList();
    };
  }

  /// A route without an action yet.
  static Route.Builder route(Rule rule) {
    var treatment = rule.treatment();
    var route =
        Route.newBuilder()
            .setName(rule.name())
            .setMatch(RouteMatches.match(rule.match()))
            .addAllRequestHeadersToAdd(HeaderMutations.written(treatment.request()))
            .addAllRequestHeadersToRemove(treatment.request().remove())
            .addAllResponseHeadersToAdd(HeaderMutations.written(treatment.response()))
            .addAllResponseHeadersToRemove(treatment.response().remove());
    HttpFilters.perRoute(treatment)
        .forEach((name, config) -> route.putTypedPerFilterConfig(name, Encoding.any(config)));
    return route;
  }

  static DirectResponseAction direct(Respond respond) {
    return DirectResponseAction.newBuilder().setStatus(respond.status()).build();
  }
}
