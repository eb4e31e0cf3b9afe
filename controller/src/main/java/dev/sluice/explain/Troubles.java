package dev.sluice.explain;

import static dev.sluice.finding.ConditionType.PARTIALLY_INVALID;

import dev.sluice.loop.ControlPlane;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.status.Condition;
import dev.sluice.translate.gateway.Hostname;
import java.util.List;
import java.util.stream.Stream;

/// Objects that have to do with a host and do not do what they say.
final class Troubles {

  private final ControlPlane plane;

  Troubles(ControlPlane plane) {
    this.plane = plane;
  }

  /// One line for each, in order of objects.
  List<String> about(String host) {
    var orphans =
        plane.translation().orphans().findings().entrySet().stream()
            .filter(entry -> concerns(entry.getKey(), host))
            .map(entry -> "%s: %s".formatted(entry.getKey(), entry.getValue().text()));
    var conditions =
        plane.statuses().all().entrySet().stream()
            .filter(entry -> concerns(entry.getKey(), host))
            .flatMap(
                entry ->
                    entry
                        .getValue()
                        .allConditions()
                        .filter(Troubles::telling)
                        .map(
                            condition ->
                                "%s: %s: %s"
                                    .formatted(
                                        entry.getKey(), condition.reason(), condition.message())));
    return Stream.concat(orphans, conditions).distinct().toList();
  }

  private static boolean telling(Condition condition) {
    var failed = !condition.good() && condition.status().equals(Condition.FALSE);
    return (failed && !condition.message().isEmpty())
        || condition.type().equals(PARTIALLY_INVALID.label());
  }

  private boolean concerns(ObjectKey key, String host) {
    return plane.facts().route(key).map(route -> mentions(route, host)).orElse(true);
  }

  private static boolean mentions(Route route, String host) {
    return route.hostnames().isEmpty()
        || route.hostnames().stream()
            .anyMatch(hostname -> new Hostname(hostname).covers(new Hostname(host)));
  }
}
