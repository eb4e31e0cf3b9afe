package dev.sluice.render;

import dev.sluice.object.ObjectKey;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus;
import dev.sluice.status.ObjectStatus.ClassStatus;
import dev.sluice.status.ObjectStatus.GatewayStatus;
import dev.sluice.status.ObjectStatus.IngressStatus;
import dev.sluice.status.ObjectStatus.ListenerSetStatus;
import dev.sluice.status.ObjectStatus.ListenerStatus;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.PolicyStatus;
import dev.sluice.status.ObjectStatus.RouteStatus;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Statuses as a table: a line per object, listener and parent that says whether all is well, and
/// if not, why.
public final class StatusTable {

  private static final String WELL = "ok";

  private StatusTable() {}

  /// The table.
  ///
  /// @param width of the terminal in characters
  public static String of(SortedMap<ObjectKey, ObjectStatus> statuses, int width) {
    var table = new TextTable(width, "KIND", "NAME", "PART", "STATE");
    statuses.forEach((key, status) -> add(table, key, status));
    return table.toString();
  }

  private static void add(TextTable table, ObjectKey key, ObjectStatus status) {
    switch (status) {
      case ClassStatus(var conditions, _) -> add(table, key, "", conditions);
      case GatewayStatus gateway -> {
        add(table, key, "", gateway.conditions());
        add(table, key, gateway.listeners());
      }
      case ListenerSetStatus set -> {
        add(table, key, "", set.conditions());
        add(table, key, set.listeners());
      }
      case IngressStatus ingress -> add(table, key, "", ingress.conditions());
      case RouteStatus(var parents) -> parents.forEach(parent -> add(table, key, parent));
      case PolicyStatus(var ancestors) -> ancestors.forEach(gateway -> add(table, key, gateway));
    }
  }

  private static void add(TextTable table, ObjectKey key, ParentStatus status) {
    var ref = status.parentRef();
    var section = ref.sectionName().map(name -> "/" + name).orElse("");
    add(table, key, "→ " + ref.name() + section, status.conditions());
  }

  private static void add(TextTable table, ObjectKey key, List<ListenerStatus> listeners) {
    listeners.forEach(
        listener ->
            add(
                table,
                key,
                "%s (%d routes)".formatted(listener.name(), listener.attachedRoutes()),
                listener.conditions()));
  }

  private static void add(TextTable table, ObjectKey key, String part, List<Condition> conditions) {
    table.add(key.kind().label(), key.path(), part, state(conditions));
  }

  private static String state(List<Condition> conditions) {
    var troubles =
        conditions.stream()
            .filter(condition -> !condition.good())
            .map(StatusTable::trouble)
            .distinct()
            .collect(Collectors.joining("; "));
    return troubles.isEmpty() ? WELL : troubles;
  }

  private static String trouble(Condition condition) {
    var message = condition.message().isEmpty() ? "" : ": " + condition.message();
    return "%s=%s %s%s"
        .formatted(condition.type(), condition.status(), condition.reason(), message);
  }
}
