package dev.sluice.status;

import static dev.sluice.finding.ConditionType.LOAD_BALANCER_READY;
import static dev.sluice.finding.ConditionType.NETWORK_CONFIGURED;
import static dev.sluice.finding.ConditionType.READY;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.knative.Visibility;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus.IngressStatus;
import dev.sluice.translate.Knative;
import dev.sluice.translate.knative.IngressPlan;
import dev.sluice.translate.knative.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The status of KIngresses.
///
/// Nothing is said while a version is on its way as usual, so that one write says that it has
/// arrived.
final class IngressStatuses {

  private static final String UNDER_WAY = "Uninitialized";

  private final Facts facts;
  private final Knative knative;

  IngressStatuses(Facts facts, Knative knative) {
    this.facts = facts;
    this.knative = knative;
  }

  Optional<ObjectStatus> of(ObjectKey key) {
    return facts
        .knativeIngress(key)
        .flatMap(ingress -> knative.verdicts().get(key).flatMap(verdict -> of(ingress, verdict)));
  }

  private Optional<ObjectStatus> of(KnativeIngress ingress, Verdict verdict) {
    var trouble = Stream.concat(verdict.obstacles().stream(), verdict.remarks().stream()).toList();
    if (!trouble.isEmpty()) {
      return Optional.of(status(ingress, troubled(ingress, trouble)));
    }
    var rollout = facts.rollout(ingress.key());
    if (inForce(ingress) && version(ingress).equals(Optional.of(rollout.acknowledged()))) {
      return Optional.of(status(ingress, ready(ingress)));
    }
    return rollout.overdue()
        ? Optional.of(status(ingress, late(ingress, verdict.waiting())))
        : Optional.empty();
  }

  private boolean inForce(KnativeIngress ingress) {
    return facts.ingressInForce(ingress.key()).equals(Optional.of(ingress));
  }

  private Optional<String> version(KnativeIngress ingress) {
    return knative.ingresses().get(ingress.key()).map(IngressPlan::version);
  }

  private IngressStatus status(KnativeIngress ingress, List<Condition> conditions) {
    return new IngressStatus(
        ingress.metadata().generation(),
        conditions.stream().sorted(Comparator.comparing(Condition::type)).toList(),
        knative.gateways().loadBalancer(ingress, Visibility.EXTERNAL_IP),
        knative.gateways().loadBalancer(ingress, Visibility.CLUSTER_LOCAL));
  }

  private static List<Condition> ready(KnativeIngress ingress) {
    return new Conditions(ingress.metadata().generation(), List.of())
        .with(NETWORK_CONFIGURED, true, "", "")
        .with(LOAD_BALANCER_READY, true, "", "")
        .with(READY, true, "", "")
        .list();
  }

  private static List<Condition> troubled(KnativeIngress ingress, List<Finding> trouble) {
    var first = trouble.getFirst();
    return new Conditions(ingress.metadata().generation(), trouble)
        .with(NETWORK_CONFIGURED, true, "", "")
        .with(LOAD_BALANCER_READY, true, "", "")
        .add(READY, Condition.FALSE, first.reason().label(), first.text())
        .list();
  }

  private static List<Condition> late(KnativeIngress ingress, List<Finding> waiting) {
    var conditions = new Conditions(ingress.metadata().generation(), List.of());
    if (waiting.isEmpty()) {
      var message = "not every proxy has acknowledged this generation yet";
      conditions
          .with(NETWORK_CONFIGURED, true, "", "")
          .add(LOAD_BALANCER_READY, Condition.UNKNOWN, UNDER_WAY, message)
          .add(READY, Condition.UNKNOWN, UNDER_WAY, message);
    } else {
      var reason = Reason.ENDPOINTS_NOT_READY.label();
      var message = waiting.getFirst().text();
      conditions
          .add(NETWORK_CONFIGURED, Condition.UNKNOWN, reason, message)
          .add(LOAD_BALANCER_READY, Condition.UNKNOWN, UNDER_WAY, "")
          .add(READY, Condition.UNKNOWN, reason, message);
    }
    return conditions.list();
  }
}
