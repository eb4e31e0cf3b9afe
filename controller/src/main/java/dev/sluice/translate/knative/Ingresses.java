package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.knative.IngressPlan.Served;
import java.util.Comparator;
import java.util.Optional;

/// The KIngresses in force.
public final class Ingresses {

  /// The KIngress that has a host when several ask for it.
  static final Comparator<KnativeIngress> OLDEST_FIRST =
      Comparator.comparing((KnativeIngress ingress) -> ingress.metadata().created())
          .thenComparing(KnativeIngress::key);

  private final Derived<ObjectKey, Optional<IngressPlan>> plans;

  /// The KIngresses in force among the facts.
  public Ingresses(
      Incremental engine, Facts facts, KnativeGateways gateways, IngressBackends backends) {
    var plan = new IngressPlans(gateways, backends);
    this.plans = engine.derive("ingress", key -> facts.ingressInForce(key).map(plan::of));
  }

  /// What proxies do for a KIngress, if a version of it is in force.
  public Optional<IngressPlan> get(ObjectKey key) {
    return plans.get(key);
  }

  /// What a Gateway serves of a KIngress, if anything.
  public Optional<Served> served(ObjectKey ingress, ObjectKey gateway) {
    return get(ingress).map(plan -> plan.served().get(gateway));
  }
}
