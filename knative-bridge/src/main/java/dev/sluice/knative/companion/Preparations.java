package dev.sluice.knative.companion;

import dev.sluice.knative.Fingerprints;
import dev.sluice.knative.NetworkHash;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.RouteRule.Backend;
import dev.sluice.knative.companion.RouteRule.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// HTTPRoutes by which proxies come to know new backends before requests go there, and keep old
/// ones until no request does: for probes alone, a rule per backend. Those of several versions are
/// asked by paths of their own, as they can be there at once and of one path the oldest counts.
final class Preparations {

  /// Names routes for backends that are to be known.
  static final String AHEAD = "ep";

  /// Names routes for backends that are to be kept.
  static final String BEHIND = "old";

  private static final String ANSWER = "ep-";
  private static final String PATHS = "/.well-known/knative/revision/";
  private static final int MOST_RULES = 16;

  private Preparations() {}

  /// Whether the route is one of these.
  static boolean isOne(CompanionRoute route) {
    return route.rules().stream().anyMatch(rule -> rule.path().startsWith(PATHS));
  }

  /// Whether the route is one of these for a version of the KIngress.
  static boolean isFor(CompanionRoute route, String hash) {
    return route.rules().stream()
        .anyMatch(rule -> rule.answer().equals(Optional.of(ANSWER + hash)));
  }

  /// The routes for these backends, at every listener that has routes to backends.
  ///
  /// @param routes the routes when all is done
  /// @param purpose for the names
  /// @param hash the hash that they tell
  static List<CompanionRoute> of(
      List<CompanionRoute> routes, Collection<Backend> backends, String purpose, String hash) {
    var suffix = purpose + "-" + Fingerprints.shortOf(hash);
    var known = new HashSet<List<Parent>>();
    return routes.stream()
        .filter(route -> !Targets.of(Stream.of(route)).isEmpty())
        .filter(route -> known.add(route.parents()))
        .flatMap(route -> parts(route, suffix, rules(route.namespace(), backends, hash)).stream())
        .toList();
  }

  private static List<RouteRule> rules(
      String namespace, Collection<Backend> backends, String hash) {
    var byTarget = new LinkedHashMap<String, RouteRule>();
    backends.forEach(
        backend -> byTarget.putIfAbsent(backend.target(), rule(namespace, backend, hash)));
    return List.copyOf(byTarget.values());
  }

  private static RouteRule rule(String namespace, Backend backend, String hash) {
    var version = Fingerprints.shortOf(hash);
    var path =
        "%s%s/%s/%s/%d".formatted(PATHS, version, namespace, backend.service(), backend.port());
    var headers = new TreeMap<String, String>();
    headers.put(NetworkHash.HEADER, NetworkHash.OVERRIDE);
    var set = new TreeMap<String, String>();
    set.put(NetworkHash.HEADER, ANSWER + hash);
    return new RouteRule(
        path, headers, set, "", new Outcome.Forward(List.of(backend.whole())), false);
  }

  private static List<CompanionRoute> parts(
      CompanionRoute like, String suffix, List<RouteRule> rules) {
    var parts = new ArrayList<CompanionRoute>();
    IntStream.iterate(0, at -> at < rules.size(), at -> at + MOST_RULES)
        .forEach(
            at -> {
              var here = rules.subList(at, Math.min(at + MOST_RULES, rules.size()));
              parts.add(part(like, suffix + "-" + parts.size(), here));
            });
    return List.copyOf(parts);
  }

  private static CompanionRoute part(CompanionRoute like, String suffix, List<RouteRule> rules) {
    return new CompanionRoute(
        like.namespace(),
        RouteNames.joined(like.name(), suffix),
        like.labels(),
        like.annotations(),
        like.parents(),
        like.hostnames(),
        rules);
  }
}
