package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Cors;
import dev.sluice.xds.ir.Mirror;
import dev.sluice.xds.ir.PathEdit;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.Refuse;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Treatment;
import io.envoyproxy.envoy.config.route.v3.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns rules that forward into routes.
///
/// One route with weighted clusters serves where the splits differ in headers and host at most.
/// Else each split has a route of its own with the same match, and the routes are chosen by
/// cumulative fractions: Envoy draws one number per request, so the first route whose fraction
/// exceeds it is the split's, with exactly its share.
final class Forwards {
  private Forwards() {}

  static List<Route> routes(Rule rule, Forward forward) {
    return forward.splits().stream().allMatch(Forwards::sharesRoute)
        ? List.of(shared(rule, forward))
        : separate(rule, forward);
  }

  private static boolean sharesRoute(Split split) {
    var treatment = split.treatment();
    return split.target() instanceof To
        && treatment.mirrors().isEmpty()
        && treatment.cors().isEmpty()
        && treatment.rewrite().flatMap(Rewrite::path).isEmpty();
  }

  private static Route shared(Rule rule, Forward forward) {
    return Routes.route(rule)
        .setRoute(
            RouteActions.action(forward, forward.splits(), rule.treatment(), rule.match().path()))
        .build();
  }

  private static List<Route> separate(Rule rule, Forward forward) {
    var routes = new ArrayList<Route>();
    var total = forward.splits().stream().mapToLong(Split::weight).sum();
    var reached = 0L;
    for (var split : forward.splits()) {
      reached += split.weight();
      var route = route(rule, forward, split).setName(rule.name() + "/split/" + routes.size());
      if (reached < total) {
        route.setMatch(RouteMatches.below(route.getMatch(), Fractions.of(reached, total)));
      }
      routes.add(route.build());
    }
    return List.copyOf(routes);
  }

  private static Route.Builder route(Rule rule, Forward forward, Split split) {
    return switch (split.target()) {
      case To _ -> {
        var treatment = onTopOf(rule.treatment(), split.treatment());
        yield Routes.route(new Rule(rule.name(), rule.match(), treatment, rule.action()))
            .setRoute(RouteActions.action(forward, List.of(split), treatment, rule.match().path()));
      }
      case Refuse(var status) ->
          Routes.route(rule).setDirectResponse(Routes.direct(new Respond(status)));
    };
  }

  /// The rule's treatment with what the split says about path, mirrors and origins; headers and
  /// host of the split stay with its cluster.
  private static Treatment onTopOf(Treatment rule, Treatment split) {
    var path = split.rewrite().flatMap(Rewrite::path);
    Optional<PathEdit> effective = path.or(() -> rule.rewrite().flatMap(Rewrite::path));
    Optional<Cors> cors = split.cors().or(rule::cors);
    List<Mirror> mirrors =
        Stream.concat(rule.mirrors().stream(), split.mirrors().stream()).toList();
    var host = rule.rewrite().flatMap(Rewrite::host);
    return new Treatment(
        rule.request(), rule.response(), Optional.of(new Rewrite(host, effective)), mirrors, cors);
  }
}
