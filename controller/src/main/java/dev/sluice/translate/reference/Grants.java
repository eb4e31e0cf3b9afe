package dev.sluice.translate.reference;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Reason;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ReferenceGrant;
import java.util.Optional;

/// Permission to refer across namespaces: Gateway API, `ReferenceGrant`.
public final class Grants {

  private final Facts facts;

  /// Permission as the grants among the facts give it.
  public Grants(Facts facts) {
    this.facts = facts;
  }

  /// What is wrong with the reference if it is not permitted. A reference within a namespace always
  /// is.
  ///
  /// @param from kind and namespace of the object that refers
  /// @param target the object referred to, whether or not it exists
  public <T> Optional<Resolved.Broken<T>> refusal(ObjectKey from, ObjectKey target) {
    if (from.namespace().equals(target.namespace()) || permitted(from, target)) {
      return Optional.empty();
    }
    return Optional.of(new Resolved.Broken<>(Reason.REF_NOT_PERMITTED, advice(from, target)));
  }

  private boolean permitted(ObjectKey from, ObjectKey target) {
    return facts.grantsInto(target.namespace()).stream()
        .anyMatch(grant -> allowsFrom(grant, from) && allowsTo(grant, target));
  }

  private static boolean allowsFrom(ReferenceGrant grant, ObjectKey from) {
    var kind = from.kind();
    return grant
        .from()
        .contains(new ReferenceGrant.From(kind.group(), kind.label(), from.namespace()));
  }

  private static boolean allowsTo(ReferenceGrant grant, ObjectKey target) {
    return grant.to().stream()
        .anyMatch(
            to ->
                names(to, target.kind()) && to.name().orElse(target.name()).equals(target.name()));
  }

  private static boolean names(ReferenceGrant.To to, Kind kind) {
    return to.group().equals(kind.group()) && to.kind().equals(kind.label());
  }

  private static String advice(ObjectKey from, ObjectKey target) {
    return "%s is in another namespace: put a ReferenceGrant into namespace %s that allows %s objects of namespace %s to refer to %s %s"
        .formatted(
            target,
            target.namespace(),
            from.kind().label(),
            from.namespace(),
            target.kind().label(),
            target.name());
  }
}
