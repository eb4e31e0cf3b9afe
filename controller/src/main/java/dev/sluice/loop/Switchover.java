package dev.sluice.loop;

import dev.sluice.facts.Facts;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.knative.Verdict;
import dev.sluice.translate.knative.Verdicts;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Puts the newest versions of KIngresses in force, each once nothing stands in its way, so that
/// requests go on to what served them before. The thread of the loop.
final class Switchover {

  private final Facts facts;
  private final Verdicts verdicts;
  private final NavigableSet<ObjectKey> held = new TreeSet<>();
  private boolean begun;

  Switchover(Facts facts, Verdicts verdicts) {
    this.facts = facts;
    this.verdicts = verdicts;
  }

  /// Takes note of changes that the facts contain already, and switches what can be.
  ///
  /// @return the KIngresses that requests follow another version of now
  Set<ObjectKey> after(List<Change> changes) {
    changes.stream()
        .map(Change::key)
        .filter(key -> key.kind() == Kind.KNATIVE_INGRESS)
        .forEach(held::add);
    var switched = new TreeSet<ObjectKey>();
    held.removeIf(key -> settled(key, switched));
    begun = true;
    return switched;
  }

  /// The KIngresses whose newest version is not in force.
  NavigableSet<ObjectKey> held() {
    return held;
  }

  private boolean settled(ObjectKey key, Set<ObjectKey> switched) {
    var wanted = facts.knativeIngress(key);
    var settled = wanted.isEmpty() || verdicts.get(key).filter(this::free).isPresent();
    if (settled && !wanted.equals(facts.ingressInForce(key))) {
      facts.enforce(key, wanted);
      switched.add(key);
    }
    return settled;
  }

  /// What was there before us is served as it is: proxies may have it in force.
  private boolean free(Verdict verdict) {
    return verdict.obstacles().isEmpty() && (!begun || verdict.waiting().isEmpty());
  }
}
