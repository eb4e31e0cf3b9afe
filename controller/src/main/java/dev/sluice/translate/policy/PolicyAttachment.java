package dev.sluice.translate.policy;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Policy;
import dev.sluice.object.PolicyTarget;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which policies of one kind are in force where: GEP-713, direct attachment.
///
/// A policy for a part of an object comes before one for the whole of it. Of several for exactly
/// the same, the oldest is in force, then the one that is first by namespace and name; the others
/// are in force nowhere.
public final class PolicyAttachment<P extends Policy> {

  private static final Comparator<Policy> FIRST_WINS =
      Comparator.comparing((Policy policy) -> policy.metadata().created())
          .thenComparing(Policy::key);

  private final Facts facts;
  private final Kind kind;
  private final Class<P> type;
  private final Set<Kind> targetKinds;

  /// Policies of a kind among the facts.
  ///
  /// @param targetKinds kinds of objects that they may be for
  public PolicyAttachment(Facts facts, Kind kind, Class<P> type, Set<Kind> targetKinds) {
    this.facts = facts;
    this.kind = kind;
    this.type = type;
    this.targetKinds = Set.copyOf(targetKinds);
  }

  /// The policy in force for an object or a part of it, if any.
  public Optional<P> inForce(PolicyTarget target) {
    return winner(target).or(() -> winner(target.whole()));
  }

  /// What keeps the policy from being in force for one of its targets, if anything.
  ///
  /// @param field path of the target in the policy
  public Optional<Finding> finding(P policy, PolicyTarget target, String field) {
    return missing(target)
        .map(message -> new Finding(Reason.TARGET_NOT_FOUND, field, message))
        .or(() -> conflict(policy, target, field));
  }

  private Optional<Finding> conflict(P policy, PolicyTarget target, String field) {
    return winner(target)
        .filter(winner -> !winner.key().equals(policy.key()))
        .map(
            winner ->
                new Finding(
                    Reason.POLICY_CONFLICTED,
                    field,
                    "%s is for %s too and takes precedence: remove one of them"
                        .formatted(winner.key(), target)));
  }

  private Optional<String> missing(PolicyTarget target) {
    if (!targetKinds.contains(target.object().kind())) {
      return Optional.of("a %s cannot be for %s".formatted(kind.label(), target.object()));
    }
    var object = facts.object(target.object());
    if (object.isEmpty()) {
      return Optional.of(target.object() + " does not exist");
    }
    return target
        .section()
        .filter(name -> Sections.of(object.get()).noneMatch(name::equals))
        .map(name -> lacking(object.get(), name));
  }

  private static String lacking(ApiObject object, String section) {
    var sections =
        Sections.of(object).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
    return "%s has no section %s; it has %s"
        .formatted(object.key(), section, sections.isEmpty() ? "none" : sections);
  }

  private Optional<P> winner(PolicyTarget target) {
    return candidates(target.object())
        .filter(policy -> policy.targets().contains(target))
        .min(FIRST_WINS);
  }

  private Stream<P> candidates(ObjectKey object) {
    return facts.policiesFor(object).stream()
        .filter(policy -> policy.kind() == kind)
        .flatMap(policy -> facts.object(policy).stream())
        .map(type::cast);
  }
}
