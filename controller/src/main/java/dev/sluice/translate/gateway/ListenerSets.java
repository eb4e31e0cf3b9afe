package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.Gateway;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.ObjectKey;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Which ListenerSets a Gateway takes: Gateway API, `GatewaySpec.allowedListeners`.
final class ListenerSets {

  private static final Comparator<ListenerSet> OLDEST_FIRST =
      Comparator.comparing((ListenerSet set) -> set.metadata().created())
          .thenComparing(ListenerSet::key);

  private final Facts facts;
  private final NamespaceScopes scopes;

  ListenerSets(Facts facts, NamespaceScopes scopes) {
    this.facts = facts;
    this.scopes = scopes;
  }

  /// The sets that the Gateway takes, in order of precedence.
  Stream<ObjectKey> takenBy(Gateway gateway) {
    return facts.listenerSetsOf(gateway.key()).stream()
        .flatMap(key -> facts.listenerSet(key).stream())
        .filter(set -> refusal(set, gateway).isEmpty())
        .sorted(OLDEST_FIRST)
        .map(ListenerSet::key);
  }

  /// Why the Gateway does not take the set, if it does not.
  Optional<Finding> refusal(ListenerSet set, Gateway gateway) {
    var allowed =
        scopes.includes(
            gateway.allowedListeners(), gateway.metadata().namespace(), set.metadata().namespace());
    return allowed
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Reason.SET_NOT_ALLOWED,
                "spec.parentRef",
                "allowedListeners of %s admits no ListenerSet from namespace %s: change allowedListeners or move the set"
                    .formatted(gateway.key(), set.metadata().namespace())));
  }
}
