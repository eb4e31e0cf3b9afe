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

  /// Takes note of changes that the facts contain already, and switches what can be. All are judged
  /// before the first is switched, as whatever is read after a switch is verified again.
  ///
  /// @return the KIngresses that requests follow another version of now
  Set<ObjectKey> after(List<Change> changes) {
    changes.stream()
        .map(Change::key)
        .filter(key -> key.kind() == Kind.KNATIVE_INGRESS)
        .forEach(held::add);
    var settled = held.stream().filter(this::isSettled).toList();
    settled.forEach(held::remove);
    var switched = new TreeSet<ObjectKey>();
    settled.stream().filter(this::enforced).forEach(switched::add);
    begun = true;
    return switched;
  }

  /// The KIngresses whose newest version is not in force.
  NavigableSet<ObjectKey> held() {
    return held;
  }

  private boolean isSettled(ObjectKey key) {
    return facts.knativeIngress(key).isEmpty() || verdicts.get(key).filter(this::free).isPresent();
  }

  /// Whether that is news.
  private boolean enforced(ObjectKey key) {
    var wanted = facts.knativeIngress(key);
    if (wanted.equals(facts.ingressInForce(key))) {
      return false;
    }
    facts.enforce(key, wanted);
    return true;
  }

  /// What was there before us is served as it is: proxies may have it in force.
  private boolean free(Verdict verdict) {
    return verdict.obstacles().isEmpty() && (!begun || verdict.waiting().isEmpty());
  }
}
