package dev.sluice.knative.companion;

import dev.sluice.knative.companion.CompanionRoute.Parent;
import java.util.List;
import java.util.Optional;

/// What the controller of a Gateway says about a route that attaches to it.
///
/// @param parent what the route attaches to
/// @param conditions its conditions
public record ParentStatus(Parent parent, List<Condition> conditions) {

  public ParentStatus {
    conditions = List.copyOf(conditions);
  }

  /// A condition.
  ///
  /// @param type what it is about, such as `Accepted`
  /// @param status `True`, `False` or `Unknown`
  /// @param reason one word
  /// @param message for people
  /// @param observedGeneration the generation of the route that it is about
  public record Condition(
      String type, String status, String reason, String message, long observedGeneration) {

    boolean is(String wanted) {
      return status.equals(wanted);
    }
  }

  /// A condition about the generation or a later one.
  Optional<Condition> condition(String type, long generation) {
    return conditions.stream()
        .filter(condition -> condition.type().equals(type))
        .filter(condition -> condition.observedGeneration() >= generation)
        .findFirst();
  }
}
