package dev.sluice.knative.companion;

import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.ParentStatus.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// HTTPRoutes as a cluster keeps them, and a controller of Gateways that accepts them when told to.
final class Cluster {

  private final NavigableMap<String, StoredRoute> routes = new TreeMap<>();

  /// Does what a step says.
  void carryOut(Step step) {
    step.put().forEach(this::put);
    step.delete().forEach(routes::remove);
  }

  private void put(CompanionRoute route) {
    var before = routes.get(route.name());
    var generation = before == null ? 1 : before.generation() + 1;
    var statuses = before == null ? List.<ParentStatus>of() : before.statuses();
    routes.put(route.name(), new StoredRoute(route, generation, statuses));
  }

  Collection<StoredRoute> stored() {
    return List.copyOf(routes.values());
  }

  List<CompanionRoute> routes() {
    return routes.values().stream().map(StoredRoute::route).toList();
  }

  List<String> names() {
    return List.copyOf(routes.keySet());
  }

  /// The controller accepts all routes as they are.
  void accept() {
    routes.replaceAll((_, stored) -> with(stored, "Accepted", "True"));
  }

  /// The controller says something of a route as it is.
  void say(String name, String type, String status) {
    routes.computeIfPresent(name, (_, stored) -> with(stored, type, status));
  }

  private static StoredRoute with(StoredRoute stored, String type, String status) {
    var statuses =
        stored.route().parents().stream().map(parent -> status(stored, parent, type, status));
    return new StoredRoute(stored.route(), stored.generation(), statuses.toList());
  }

  private static ParentStatus status(
      StoredRoute stored, Parent parent, String type, String status) {
    var conditions = new ArrayList<Condition>();
    stored.statuses().stream()
        .filter(before -> before.parent().equals(parent))
        .flatMap(before -> before.conditions().stream())
        .filter(condition -> !condition.type().equals(type))
        .forEach(conditions::add);
    conditions.add(new Condition(type, status, "Reason", "words", stored.generation()));
    return new ParentStatus(parent, conditions);
  }
}
