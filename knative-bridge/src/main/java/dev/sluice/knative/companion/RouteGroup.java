package dev.sluice.knative.companion;

import dev.sluice.knative.Visibility;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import java.util.List;
import java.util.SortedMap;

/// Rules for the same hosts at the same listeners, however many HTTPRoutes they need.
///
/// @param name name of the first of the routes
/// @param visibility who may reach them
/// @param parents what they attach to
/// @param hosts their hosts; all when empty
/// @param clauses what they do, in order
record RouteGroup(
    String name,
    Visibility visibility,
    List<Parent> parents,
    List<String> hosts,
    List<Clause> clauses) {

  /// Rules that are written together.
  ///
  /// @param requests which requests they are for, which tells them from others of the group
  /// @param rules one or two rules
  record Clause(Requests requests, List<RouteRule> rules) {}

  /// Which requests an clause is for; what becomes of them may change.
  record Requests(String path, SortedMap<String, String> headers) {

    static Requests of(RouteRule rule) {
      return new Requests(rule.path(), rule.headers());
    }
  }
}
