package dev.sluice.knative.companion;

import dev.sluice.knative.companion.RouteRule.Backend;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which backends routes lead to, whatever the shares.
final class Targets {

  private Targets() {}

  /// The backends of routes, in order.
  static List<Backend> backends(Stream<CompanionRoute> routes) {
    return routes
        .flatMap(route -> route.rules().stream())
        .flatMap(rule -> rule.backends().stream())
        .toList();
  }

  /// Which ports of which Services these are.
  static Set<String> of(Stream<CompanionRoute> routes) {
    return backends(routes).stream().map(Backend::target).collect(Collectors.toSet());
  }

  /// Those that proxies know all the time while they learn of one route after the other: unless a
  /// backend stays in one of the routes, the old one may go before the new one comes.
  static Set<String> staying(Collection<CompanionRoute> before, Collection<CompanionRoute> after) {
    var staying = new HashSet<String>();
    for (var old : before) {
      after.stream()
          .filter(route -> route.name().equals(old.name()))
          .forEach(route -> staying.addAll(common(route, old)));
    }
    return staying;
  }

  private static Set<String> common(CompanionRoute some, CompanionRoute others) {
    var common = of(Stream.of(some));
    common.retainAll(of(Stream.of(others)));
    return common;
  }
}
