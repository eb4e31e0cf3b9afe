package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.ConditionType.RESOLVED_REFS;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.finding.Translated;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ParentRef;
import dev.sluice.object.Policy;
import dev.sluice.object.PolicyTarget;
import dev.sluice.status.ObjectStatus.ParentStatus;
import dev.sluice.status.ObjectStatus.PolicyStatus;
import dev.sluice.translate.Ancestors;
import dev.sluice.translate.gateway.Gateways;
import dev.sluice.translate.policy.BackendTlsPolicies;
import dev.sluice.translate.policy.PolicyAttachment;
import dev.sluice.xds.ir.TrustAnchors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The status of policies: Gateway API, `PolicyStatus`.
final class PolicyStatuses {

  /// Gateway API, `PolicyStatus.ancestors`.
  private static final int MOST_ANCESTORS = 16;

  private static final int MOST_NAMES = 20;

  private final Facts facts;
  private final Gateways gateways;
  private final Ancestors ancestors;
  private final BackendTlsPolicies backendTls;

  PolicyStatuses(
      Facts facts, Gateways gateways, Ancestors ancestors, BackendTlsPolicies backendTls) {
    this.facts = facts;
    this.gateways = gateways;
    this.ancestors = ancestors;
    this.backendTls = backendTls;
  }

  /// The status of a BackendTLSPolicy; empty when no Gateway of ours leads to its targets.
  Optional<PolicyStatus> backendTls(ObjectKey key) {
    return facts
        .backendTlsPolicy(key)
        .map(policy -> status(policy, backendTls.attachment(), backendTls.anchors(key)))
        .filter(status -> !status.ancestors().isEmpty());
  }

  private <P extends Policy> PolicyStatus status(
      P policy, PolicyAttachment<P> attachment, Translated<Optional<TrustAnchors>> anchors) {
    var all = new TreeSet<ObjectKey>();
    policy.targets().forEach(target -> all.addAll(ancestors.of(target.object())));
    var leftOut = leftOut(all.stream().skip(MOST_ANCESTORS).map(ObjectKey::path).toList());
    return new PolicyStatus(
        all.stream()
            .limit(MOST_ANCESTORS)
            .map(
                gateway ->
                    entry(policy, gateway, findings(policy, attachment, gateway, anchors), leftOut))
            .toList());
  }

  /// What is said of Gateways for which the status has no room.
  private static String leftOut(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    var more = names.size() > MOST_NAMES ? ", and others" : "";
    return "the policy counts at %d more Gateways, for which a status has no room: %s%s"
        .formatted(
            names.size(), names.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")), more);
  }

  /// What a proxy of the Gateway refused of the policy.
  private Optional<Finding> refusal(ObjectKey gateway, TrustAnchors anchors) {
    return gateways
        .fleetServing(gateway)
        .map(fleet -> facts.fleet(fleet).rejections().get(anchors.name()))
        .map(
            text ->
                new Finding(Reason.REFUSED_BY_PROXY, "", Condition.refusal(anchors.name(), text)));
  }

  /// What is wrong as seen from a Gateway: with the targets that it leads to, then with the policy
  /// itself.
  private <P extends Policy> List<Finding> findings(
      P policy,
      PolicyAttachment<P> attachment,
      ObjectKey gateway,
      Translated<Optional<TrustAnchors>> anchors) {
    var findings = new ArrayList<Finding>();
    for (var index = 0; index < policy.targets().size(); index++) {
      var target = policy.targets().get(index);
      if (leadsTo(gateway, target)) {
        attachment
            .finding(policy, target, "spec.targetRefs[%d]".formatted(index))
            .ifPresent(findings::add);
      }
    }
    findings.addAll(anchors.findings());
    anchors.value().flatMap(used -> refusal(gateway, used)).ifPresent(findings::add);
    return findings;
  }

  private boolean leadsTo(ObjectKey gateway, PolicyTarget target) {
    return ancestors.of(target.object()).contains(gateway);
  }

  private ParentStatus entry(
      Policy policy, ObjectKey gateway, List<Finding> findings, String note) {
    var conditions =
        new Conditions(policy.metadata().generation(), findings)
            .with(ACCEPTED, true, "Accepted", note)
            .with(RESOLVED_REFS, true, "ResolvedRefs", "")
            .ifFound(PROGRAMMED);
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
