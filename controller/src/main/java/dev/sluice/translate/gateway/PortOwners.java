package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.Gateway;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which Gateway and listener port has which port of the machine that all Gateways share: the
/// oldest Gateway, then the first by name.
final class PortOwners {

  private static final Comparator<Gateway> OLDEST_FIRST =
      Comparator.comparing((Gateway gateway) -> gateway.metadata().created())
          .thenComparing(Gateway::key);

  private final Facts facts;
  private final Function<ObjectKey, Optional<Gateway>> ours;
  private final Derived<Integer, Map<Integer, Owner>> owners;

  PortOwners(Incremental engine, Facts facts, Function<ObjectKey, Optional<Gateway>> ours) {
    this.facts = facts;
    this.ours = ours;
    this.owners = engine.derive("port owners", _ -> read());
  }

  /// Who owns a port of the machine.
  Optional<Owner> owner(int bindPort) {
    return Optional.ofNullable(owners.get(0).get(bindPort));
  }

  private Map<Integer, Owner> read() {
    var found = new HashMap<Integer, Owner>();
    facts.all(Kind.GATEWAY).stream()
        .flatMap(key -> ours.apply(key).stream())
        .sorted(OLDEST_FIRST)
        .forEach(gateway -> claim(gateway, found));
    return Map.copyOf(found);
  }

  private void claim(Gateway gateway, Map<Integer, Owner> found) {
    gateway
        .listeners()
        .forEach(
            listener ->
                found.putIfAbsent(
                    facts.surroundings().placement().ports().applyAsInt(listener.port()),
                    new Owner(gateway.key(), listener.port())));
  }

  /// The owner of a port.
  ///
  /// @param gateway the Gateway
  /// @param port the listener port as written
  record Owner(ObjectKey gateway, int port) {}
}
