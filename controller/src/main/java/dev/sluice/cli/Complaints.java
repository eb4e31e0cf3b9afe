package dev.sluice.cli;

import dev.sluice.finding.ConditionType;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a control plane would complain about in the conditions of its objects.
final class Complaints {

  private Complaints() {}

  /// A complaint about an object.
  ///
  /// @param object the object
  /// @param condition the condition that says so
  record Complaint(ObjectKey object, Condition condition) {

    /// Whether the object does not do what it says; overlapping hosts are only worth knowing.
    boolean serious() {
      return !condition.type().equals(ConditionType.OVERLAPPING_TLS_CONFIG.label());
    }

    String text() {
      return "%s: %s [%s]".formatted(object, condition.message(), condition.reason());
    }

    Map<String, Object> tree() {
      return Map.of(
          "object",
          object.toString(),
          "condition",
          condition.type(),
          "reason",
          condition.reason(),
          "message",
          condition.message());
    }
  }

  /// The complaints, in order of objects. Whether proxies are there is none of them.
  static List<Complaint> of(ControlPlane plane) {
    var orphans =
        plane.translation().orphans().findings().entrySet().stream()
            .map(
                entry ->
                    new Complaint(
                        entry.getKey(),
                        new Condition(
                            "Accepted",
                            Condition.FALSE,
                            entry.getValue().reason().label(),
                            entry.getValue().text(),
                            0)));
    var conditions =
        plane.statuses().all().entrySet().stream()
            .flatMap(entry -> conditions(entry.getKey(), entry.getValue()));
    return Stream.concat(orphans, conditions).distinct().toList();
  }

  private static Stream<Complaint> conditions(ObjectKey key, ObjectStatus status) {
    return status
        .allConditions()
        .filter(condition -> !condition.good() && !condition.message().isEmpty())
        .filter(condition -> !condition.type().equals(ConditionType.PROGRAMMED.label()))
        .filter(condition -> !condition.type().equals(ConditionType.CONFLICTED.label()))
        .filter(
            condition ->
                !condition.reason().equals("ListenersNotResolved")
                    && !condition.reason().equals("ListenersNotValid"))
        .map(condition -> new Complaint(key, condition));
  }
}
