package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ParentRef;
import dev.sluice.object.Policy;
import dev.sluice.object.PolicyTarget;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.PolicyStatus;
import dev.sluice.translate.Ancestors;
import dev.sluice.translate.policy.BackendTlsPolicies;
import dev.sluice.translate.policy.PolicyAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The status of policies: Gateway API, `PolicyStatus`.
final class PolicyStatuses {

  /// Gateway API, `PolicyStatus.ancestors`.
  private static final int MOST_ANCESTORS = 16;

  private final Facts facts;
  private final Ancestors ancestors;
  private final BackendTlsPolicies backendTls;

  PolicyStatuses(Facts facts, Ancestors ancestors, BackendTlsPolicies backendTls) {
    this.facts = facts;
    this.ancestors = ancestors;
    this.backendTls = backendTls;
  }

  /// The status of a BackendTLSPolicy; empty when no Gateway of ours leads to its targets.
  Optional<PolicyStatus> backendTls(ObjectKey key) {
    return facts
        .backendTlsPolicy(key)
        .map(policy -> status(policy, backendTls.attachment(), backendTls.anchors(key).findings()))
        .filter(status -> !status.ancestors().isEmpty());
  }

  private <P extends Policy> PolicyStatus status(
      P policy, PolicyAttachment<P> attachment, List<Finding> own) {
    var gateways = new TreeSet<ObjectKey>();
    policy.targets().forEach(target -> gateways.addAll(ancestors.of(target.object())));
    return new PolicyStatus(
        gateways.stream()
            .limit(MOST_ANCESTORS)
            .map(gateway -> entry(policy, gateway, findings(policy, attachment, gateway, own)))
            .toList());
  }

  /// What is wrong as seen from a Gateway: with the targets that it leads to, then with the policy
  /// itself.
  private <P extends Policy> List<Finding> findings(
      P policy, PolicyAttachment<P> attachment, ObjectKey gateway, List<Finding> own) {
    var findings = new ArrayList<Finding>();
    for (var index = 0; index < policy.targets().size(); index++) {
      var target = policy.targets().get(index);
      if (leadsTo(gateway, target)) {
        attachment
            .finding(policy, target, "spec.targetRefs[%d]".formatted(index))
            .ifPresent(findings::add);
      }
    }
    findings.addAll(own);
    return findings;
  }

  private boolean leadsTo(ObjectKey gateway, PolicyTarget target) {
    return ancestors.of(target.object()).contains(gateway);
  }

  private ParentStatus entry(Policy policy, ObjectKey gateway, List<Finding> findings) {
    var conditions =
        new Conditions(policy.metadata().generation(), findings)
            .with(ACCEPTED, true, "Accepted", "")
            .with(RESOLVED_REFS, true, "ResolvedRefs", "");
    return new ParentStatus(
        reference(gateway), facts.surroundings().controllerName(), conditions.list());
  }

  private static ParentRef reference(ObjectKey gateway) {
    return new ParentRef(
        Kind.GATEWAY.group(),
        Kind.GATEWAY.label(),
        Optional.of(gateway.namespace()),
        gateway.name(),
        Optional.empty(),
        Optional.empty());
  }
}
