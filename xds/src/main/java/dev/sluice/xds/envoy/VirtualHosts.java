package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns sites into virtual hosts.
///
/// Hosts with the same rules are domains of one virtual host: a proxy reads the rules once, however
/// many names a Service has.
public final class VirtualHosts {
  private static final int ENVOYS_ANSWER = 404;

  private VirtualHosts() {}

  /// The virtual hosts of the sites of a table, in the order of their first hosts.
  static List<VirtualHost> virtualHosts(List<Site> sites) {
    var hosts = new LinkedHashMap<VirtualHost, List<String>>();
    sites.forEach(
        site -> hosts.computeIfAbsent(rules(site), _ -> new ArrayList<>()).add(site.host()));
    return hosts.entrySet().stream()
        .map(each -> virtualHost(each.getValue(), each.getKey()))
        .toList();
  }

  private static VirtualHost virtualHost(List<String> hosts, VirtualHost rules) {
    return rules.toBuilder().setName(hosts.getFirst()).addAllDomains(hosts).build();
  }

  /// What a virtual host of a site says besides its hosts, which are its name and its domains.
  ///
  /// Small sites are a list of routes in the order of the rules; big ones get an index over the
  /// paths, see [PathIndex]. Both answer every request alike.
  public static VirtualHost rules(Site site) {
    var rules = VirtualHost.newBuilder();
    PathIndex.worthwhile(site.rules())
        .ifPresentOrElse(
            index -> rules.setMatcher(PathMatchers.matcher(index, some -> routes(site, some))),
            () -> rules.addAllRoutes(routes(site, site.rules())));
    return rules.build();
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
