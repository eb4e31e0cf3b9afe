package dev.sluice.xds.envoy;

import dev.sluice.xds.envoy.filter.CorsOrigins;
import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Cors;
import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Treatment;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets preflights reach the cross-origin policy of a rule whose match they cannot satisfy, and
/// keeps those of origins that are not allowed from the backend.
///
/// A preflight is an `OPTIONS` request and carries none of the headers of the request that it
/// announces, so a rule that asks for another method or for a header has a second route: same path
/// and query, an allowed origin, and the announced method. Its cluster sees no request, the filter
/// answers; but Envoy's filter acts on forwarding routes only.
final class Preflights {
  private static final String OPTIONS = "OPTIONS";
  private static final String ANY = "*";
  private static final String METHOD = ":method";
  private static final String ORIGIN = "origin";
  private static final String ANNOUNCED = "access-control-request-method";
  private static final int FORBIDDEN = 403;

  private Preflights() {}

  static Optional<Route> route(Rule rule, Forward forward) {
    var match = rule.match();
    if (answersItself(match)) {
      return Optional.empty();
    }
    return cors(rule, forward)
        .flatMap(cors -> upstream(forward).map(upstream -> route(rule, forward, upstream, cors)));
  }

  /// Answers preflights of origins that are not allowed: Envoy's filter would either let them
  /// through or answer with the methods and headers that are allowed to others.
  static Optional<Route> refusal(Rule rule, Forward forward) {
    return cors(rule, forward)
        .filter(cors -> answersItself(rule.match()) && !cors.origins().contains(ANY))
        .map(cors -> refusal(rule, cors));
  }

  private static Route refusal(Rule rule, Cors cors) {
    var origin = RouteMatches.header(ORIGIN, CorsOrigins.anyOf(cors.origins()));
    return Route.newBuilder()
        .setName(rule.name() + "/foreign-preflight")
        .setMatch(
            RouteMatches.match(rule.match()).toBuilder()
                .addHeaders(RouteMatches.header(METHOD, RouteMatches.exact(OPTIONS)))
                .addHeaders(RouteMatches.present(ANNOUNCED))
                .addHeaders(RouteMatches.present(ORIGIN))
                .addHeaders(origin.toBuilder().setInvertMatch(true)))
        .setDirectResponse(Routes.direct(new Respond(FORBIDDEN)))
        .build();
  }

  private static Optional<String> upstream(Forward forward) {
    return forward.splits().stream()
        .map(Split::target)
        .flatMap(
            target -> target instanceof To(var upstream) ? Stream.of(upstream) : Stream.empty())
        .findFirst();
  }

  private static boolean answersItself(Match match) {
    return !match.grpc()
        && match.headers().isEmpty()
        && match.method().filter(m -> !m.equals(OPTIONS)).isEmpty();
  }

  private static Optional<Cors> cors(Rule rule, Forward forward) {
    return rule.treatment()
        .cors()
        .or(
            () ->
                forward.splits().stream()
                    .flatMap(split -> split.treatment().cors().stream())
                    .findFirst());
  }

  private static Route route(Rule rule, Forward forward, String upstream, Cors cors) {
    var treatment =
        new Treatment(
            HeaderEdits.NONE, HeaderEdits.NONE, Optional.empty(), List.of(), Optional.of(cors));
    var action = RouteActions.action(forward, treatment, rule.match().path());
    return Routes.route(rule.name() + "/preflight", rule.match(), treatment)
        .setMatch(match(rule.match(), cors))
        .setRoute(action.setCluster(upstream))
        .build();
  }

  private static RouteMatch match(Match match, Cors cors) {
    var preflight =
        RouteMatches.path(match.path())
            .addHeaders(RouteMatches.header(METHOD, RouteMatches.exact(OPTIONS)))
            .addHeaders(RouteMatches.header(ORIGIN, CorsOrigins.anyOf(cors.origins())))
            .addHeaders(
                match
                    .method()
                    .map(method -> RouteMatches.header(ANNOUNCED, RouteMatches.exact(method)))
                    .orElseGet(() -> RouteMatches.present(ANNOUNCED)));
    match.queries().forEach(value -> preflight.addQueryParameters(RouteMatches.query(value)));
    return preflight.build();
  }
}
