package dev.sluice.status;

import dev.sluice.finding.ConditionType;
import dev.sluice.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Turns findings into conditions: each type once, with the texts of all findings about it.
final class Conditions {

  private final long generation;
  private final List<Finding> findings;
  private final List<Condition> made = new ArrayList<>();

  Conditions(long generation, List<Finding> findings) {
    this.generation = generation;
    this.findings = findings;
  }

  /// Adds the condition of the type as the findings have it, or in its good state if there are
  /// none.
  Conditions with(ConditionType type, boolean goodStatus, String goodReason, String goodMessage) {
    if (!withFindings(type)) {
      add(type, Condition.status(goodStatus), goodReason, goodMessage);
    }
    return this;
  }

  /// Adds the condition of the type only if there are findings about it.
  Conditions ifFound(ConditionType type) {
    withFindings(type);
    return this;
  }

  Conditions add(ConditionType type, String status, String reason, String message) {
    made.add(new Condition(type.label(), status, reason, message, generation));
    return this;
  }

  List<Condition> list() {
    return List.copyOf(made);
  }

  private boolean withFindings(ConditionType type) {
    var found = findings.stream().filter(finding -> finding.reason().type() == type).toList();
    if (found.isEmpty()) {
      return false;
    }
    var first = found.getFirst().reason();
    var text = found.stream().map(Finding::text).distinct().collect(Collectors.joining("; "));
    add(type, Condition.status(first.status()), first.label(), text);
    return true;
  }
}
