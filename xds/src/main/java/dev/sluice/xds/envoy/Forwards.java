package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.HeaderEdits;
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

/// Turns rules that forward into routes.
///
/// One route with weighted clusters serves where the splits differ in headers and host at most.
/// Else each split has a route of its own with the same match, and the routes are chosen by
/// cumulative fractions: Envoy draws one number per request, so the first route whose fraction
/// exceeds it is the split's, with exactly its share.
final class Forwards {
  private Forwards() {}

  static List<Route> routes(Rule rule, Forward forward) {
    var splits = forward.splits();
    if (splits.size() == 1 || !splits.stream().allMatch(Forwards::sharesRoute)) {
      return separate(rule, forward);
    }
    return List.of(shared(rule, forward));
  }

  private static boolean sharesRoute(Split split) {
    var treatment = split.treatment();
    return split.target() instanceof To
        && treatment.mirrors().isEmpty()
        && treatment.cors().isEmpty()
        && treatment.rewrite().flatMap(Rewrite::path).isEmpty();
  }

  /// Headers and host are edited per cluster, so that a share has the last word.
  private static Route shared(Rule rule, Forward forward) {
    var treatment = rule.treatment();
    var whole =
        new Treatment(
            HeaderEdits.NONE,
            HeaderEdits.NONE,
            treatment.rewrite().map(rewrite -> new Rewrite(Optional.empty(), rewrite.path())),
            treatment.mirrors(),
            treatment.cors());
    var action = RouteActions.action(forward, whole, rule.match().path());
    return Routes.route(rule.name(), rule.match(), whole)
        .setRoute(action.setWeightedClusters(WeightedClusters.of(treatment, forward.splits())))
        .build();
  }

  private static List<Route> separate(Rule rule, Forward forward) {
    var routes = new ArrayList<Route>();
    var total = forward.splits().stream().mapToLong(Split::weight).sum();
    var reached = 0L;
    for (var split : forward.splits()) {
      reached += split.weight();
      var route = route(rule, forward, split);
      if (reached < total) {
        route.setMatch(RouteMatches.below(route.getMatch(), Fractions.of(reached, total)));
      }
      routes.add(route.build());
    }
    return List.copyOf(routes);
  }

  private static Route.Builder route(Rule rule, Forward forward, Split split) {
    var treatment = Shares.treatment(rule.treatment(), split);
    var route = Routes.route(rule.name(), rule.match(), treatment);
    return switch (split.target()) {
      case Refuse(var status) -> route.setDirectResponse(Routes.direct(new Respond(status)));
      case To(var upstream) ->
          route.setRoute(
              RouteActions.action(forward, treatment, rule.match().path()).setCluster(upstream));
    };
  }
}
