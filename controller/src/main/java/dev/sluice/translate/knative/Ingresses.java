package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.knative.IngressPlan.Served;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The KIngresses in force, by themselves and by the Gateways that serve them.
public final class Ingresses {

  /// The KIngress that has a host when several ask for it.
  static final Comparator<KnativeIngress> OLDEST_FIRST =
      Comparator.comparing((KnativeIngress ingress) -> ingress.metadata().created())
          .thenComparing(KnativeIngress::key);

  private final Facts facts;
  private final Derived<ObjectKey, Optional<IngressPlan>> plans;
  private final Derived<ObjectKey, List<ObjectKey>> byGateway;
  private final Derived<ObjectKey, List<ServicePort>> backendsOfGateway;

  /// The KIngresses in force among the facts.
  public Ingresses(
      Incremental engine, Facts facts, KnativeGateways gateways, IngressBackends backends) {
    this.facts = facts;
    var plan = new IngressPlans(gateways, backends);
    this.plans = engine.derive("ingress", key -> facts.ingressInForce(key).map(plan::of));
    this.byGateway = engine.derive("ingresses of gateway", this::readServed);
    this.backendsOfGateway = engine.derive("ingress backends of gateway", this::readBackends);
  }

  /// What proxies do for a KIngress, if a version of it is in force.
  public Optional<IngressPlan> get(ObjectKey key) {
    return plans.get(key);
  }

  /// What a Gateway serves of a KIngress, if anything.
  public Optional<Served> served(ObjectKey ingress, ObjectKey gateway) {
    return get(ingress).map(plan -> plan.served().get(gateway));
  }

  /// The KIngresses of which a Gateway serves something, the oldest first.
  public List<ObjectKey> of(ObjectKey gateway) {
    return byGateway.get(gateway);
  }

  /// The Service ports that KIngresses lead to by way of the Gateways, each once.
  public Stream<ServicePort> backends(Collection<ObjectKey> gateways) {
    return gateways.stream()
        .filter(owner -> owner.kind() == Kind.GATEWAY)
        .flatMap(gateway -> backendsOfGateway.get(gateway).stream())
        .distinct();
  }

  private List<ObjectKey> readServed(ObjectKey gateway) {
    return facts.all(Kind.KNATIVE_INGRESS).stream()
        .flatMap(key -> get(key).stream())
        .filter(plan -> plan.served().containsKey(gateway))
        .map(IngressPlan::ingress)
        .sorted(OLDEST_FIRST)
        .map(KnativeIngress::key)
        .toList();
  }

  private List<ServicePort> readBackends(ObjectKey gateway) {
    return of(gateway).stream()
        .flatMap(key -> get(key).stream())
        .flatMap(plan -> plan.backends().stream())
        .distinct()
        .toList();
  }
}
