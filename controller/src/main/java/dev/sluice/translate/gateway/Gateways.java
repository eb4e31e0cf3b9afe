package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.facts.Surroundings;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Gateway;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.tls.KeyPairs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The Gateways of our classes and the validity of their listeners.
public final class Gateways {

  /// Fields that ask for something that does not exist where all Gateways share one machine; to
  /// ignore them harms nobody.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("spec.infrastructure", "spec.allowedListeners", "spec.defaultScope");

  private final Facts facts;
  private final Listeners listeners;
  private final Derived<ObjectKey, Optional<GatewayPlan>> byKey;

  /// Gateways among the facts.
  public Gateways(Incremental engine, Facts facts, KeyPairs keyPairs) {
    this.facts = facts;
    this.listeners = new Listeners(facts, new PortOwners(engine, facts, this::ours), keyPairs);
    this.byKey = engine.derive("gateway", key -> ours(key).map(this::plan));
  }

  /// The plan for a Gateway, if it is there and of one of our classes.
  public Optional<GatewayPlan> get(ObjectKey key) {
    return byKey.get(key);
  }

  /// The plans for all Gateways of our classes, in order.
  public List<GatewayPlan> all() {
    return facts.all(Kind.GATEWAY).stream().flatMap(key -> get(key).stream()).toList();
  }

  /// Whether a class with this name is ours. Our own class need not be written down.
  public boolean ourClass(String name) {
    var controller = facts.surroundings().controllerName();
    return facts
        .gatewayClass(name)
        .map(found -> found.controllerName().equals(controller))
        .orElseGet(() -> name.equals(Surroundings.OWN_CLASS));
  }

  private Optional<Gateway> ours(ObjectKey key) {
    return facts.gateway(key).filter(gateway -> ourClass(gateway.gatewayClassName()));
  }

  private GatewayPlan plan(Gateway gateway) {
    return new GatewayPlan(gateway, listeners.plans(gateway), findings(gateway), notes(gateway));
  }

  private static List<Finding> findings(Gateway gateway) {
    return UnusedFields.of(gateway).stream()
        .filter(field -> !WITHOUT_EFFECT.contains(field))
        .map(
            field ->
                new Finding(
                    Reason.GATEWAY_UNSUPPORTED_VALUE, field, "is not supported yet: remove it"))
        .toList();
  }

  private static List<String> notes(Gateway gateway) {
    var fields = UnusedFields.of(gateway).stream().filter(WITHOUT_EFFECT::contains);
    var addresses =
        gateway.addresses().isEmpty() ? Stream.<String>empty() : Stream.of("spec.addresses");
    return Stream.concat(fields, addresses).map(field -> field + " has no effect here").toList();
  }
}
