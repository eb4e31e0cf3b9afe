package dev.sluice.knative.companion;

import dev.sluice.knative.companion.CompanionRoute.Parent;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/// A request that shows whether a route is in force: a proxy that follows it has the backend answer
/// with the hash in the header `K-Network-Hash`.
///
/// @param parents where to ask: any of these listeners, all of its proxies
/// @param host host to ask for
/// @param path path to ask for
/// @param headers headers to send, by name
/// @param hash what must come back
public record ProbeRequest(
    List<Parent> parents,
    String host,
    String path,
    SortedMap<String, String> headers,
    String hash) {

  private static final String ANY_HOST = "probe.invalid";

  /// The requests that show whether all rules of a route are in force; of its hosts one is asked,
  /// as a proxy takes a route as a whole.
  public static List<ProbeRequest> of(CompanionRoute route) {
    var host =
        route.hostnames().stream()
            .findFirst()
            .map(name -> name.replace("*", "any"))
            .orElse(ANY_HOST);
    return route.rules().stream().flatMap(rule -> of(route, rule, host)).toList();
  }

  private static Stream<ProbeRequest> of(CompanionRoute route, RouteRule rule, String host) {
    return rule.answer().stream()
        .map(hash -> new ProbeRequest(route.parents(), host, rule.path(), rule.headers(), hash));
  }
}
