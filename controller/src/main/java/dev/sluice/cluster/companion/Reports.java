package dev.sluice.cluster.companion;

import static dev.sluice.finding.ConditionType.LOAD_BALANCER_READY;
import static dev.sluice.finding.ConditionType.NETWORK_CONFIGURED;
import static dev.sluice.finding.ConditionType.READY;

import dev.sluice.finding.ConditionType;
import dev.sluice.finding.Reason;
import dev.sluice.knative.IngressProblems.Problem;
import dev.sluice.knative.companion.Step.Progress.Waiting;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.Condition;
import dev.sluice.status.ObjectStatus.IngressStatus;
import dev.sluice.status.StatusFields;
import dev.sluice.status.merge.OwnStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Says how far KIngresses have come. Nothing is said while a version is on its way as usual, so
/// that one write says that it has arrived. One thread.
final class Reports {

  /// How long a version may be on its way before its status says so.
  static final Duration USUAL = Duration.ofSeconds(3);

  private static final String UNDER_WAY = "Uninitialized";

  private final BiConsumer<ObjectKey, OwnStatus> writer;
  private final Map<ObjectKey, Start> starts = new HashMap<>();

  private record Start(long generation, long nanos) {}

  /// @param writer makes KIngresses say it
  Reports(BiConsumer<ObjectKey, OwnStatus> writer) {
    this.writer = writer;
  }

  /// The KIngress is in force.
  void ready(Assignment assignment) {
    starts.remove(assignment.key());
    write(
        assignment,
        List.of(
            good(LOAD_BALANCER_READY, assignment),
            good(NETWORK_CONFIGURED, assignment),
            good(READY, assignment)));
  }

  /// Nobody can follow the KIngress.
  void unusable(Assignment assignment, List<Problem> problems) {
    var reason = Reason.INGRESS_INVALID.label();
    var message =
        problems.stream()
            .map(problem -> "%s %s".formatted(problem.field(), problem.message()))
            .collect(Collectors.joining("; "));
    write(
        assignment,
        List.of(
            condition(LOAD_BALANCER_READY, Condition.UNKNOWN, UNDER_WAY, "", assignment),
            condition(NETWORK_CONFIGURED, Condition.FALSE, reason, message, assignment),
            condition(READY, Condition.FALSE, reason, message, assignment)));
  }

  /// The KIngress is on its way.
  ///
  /// @return when to report again if nothing happens before
  Duration waiting(Assignment assignment, Waiting waiting) {
    var left = left(assignment);
    if (left.isPositive()) {
      return left;
    }
    var reason = waiting.reason();
    write(
        assignment,
        List.of(
            condition(LOAD_BALANCER_READY, Condition.UNKNOWN, UNDER_WAY, "", assignment),
            condition(NETWORK_CONFIGURED, Condition.UNKNOWN, reason, waiting.message(), assignment),
            condition(READY, Condition.UNKNOWN, reason, waiting.message(), assignment)));
    return USUAL;
  }

  /// Of what is left of the usual time.
  Duration left(Assignment assignment) {
    var generation = assignment.ingress().metadata().generation();
    var start =
        starts.compute(
            assignment.key(),
            (_, known) ->
                known != null && known.generation() == generation
                    ? known
                    : new Start(generation, System.nanoTime()));
    return USUAL.minusNanos(System.nanoTime() - start.nanos());
  }

  /// The KIngress is gone.
  void forget(ObjectKey key) {
    starts.remove(key);
  }

  private void write(Assignment assignment, List<Condition> conditions) {
    var generation = assignment.ingress().metadata().generation();
    var outlook = assignment.outlook();
    var status = new IngressStatus(generation, conditions, outlook.everybody(), outlook.cluster());
    writer.accept(assignment.key(), new OwnStatus(generation, StatusFields.of(status)));
  }

  private static Condition good(ConditionType type, Assignment assignment) {
    return condition(type, Condition.TRUE, "", "", assignment);
  }

  private static Condition condition(
      ConditionType type, String status, String reason, String message, Assignment assignment) {
    var generation = assignment.ingress().metadata().generation();
    return new Condition(type.label(), status, reason, message, generation);
  }
}
