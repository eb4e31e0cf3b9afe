package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns sites into virtual hosts.
public final class VirtualHosts {
  private static final int ENVOYS_ANSWER = 404;

  private VirtualHosts() {}

  /// The virtual host of a site, named after its host.
  ///
  /// Small sites are a list of routes in the order of the rules; big ones get an index over the
  /// paths, see [PathIndex]. Both answer every request alike.
  public static VirtualHost virtualHost(Site site) {
    var virtualHost = VirtualHost.newBuilder().setName(site.host()).addDomains(site.host());
    PathIndex.worthwhile(site.rules())
        .ifPresentOrElse(
            index ->
                virtualHost.setMatcher(PathMatchers.matcher(index, rules -> routes(site, rules))),
            () -> virtualHost.addAllRoutes(routes(site, site.rules())));
    return virtualHost.build();
  }

  private static List<Route> routes(Site site, List<Rule> rules) {
    var host = Optional.of(site.host()).filter(name -> !name.startsWith(Site.ANY_HOST));
    return Stream.concat(
            rules.stream().flatMap(rule -> Routes.routes(rule, host).stream()),
            otherwise(site).stream())
        .toList();
  }

  /// Envoy itself answers 404 where no route matches.
  private static Optional<Route> otherwise(Site site) {
    return Optional.of(site.otherwise())
        .filter(status -> status != ENVOYS_ANSWER)
        .map(
            status ->
                Route.newBuilder()
                    .setName("otherwise")
                    .setMatch(RouteMatches.everything())
                    .setDirectResponse(Routes.direct(new Respond(status)))
                    .build());
  }
}
