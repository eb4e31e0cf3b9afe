package dev.sluice.object.decode;

import dev.sluice.object.Gateway;
import dev.sluice.object.GatewayInfrastructure;
import dev.sluice.object.GatewayTls;
import dev.sluice.object.Listener;
import dev.sluice.object.Metadata;
import dev.sluice.object.NamespaceScope;
import java.util.List;
import java.util.Optional;

/// Reads Gateways.
final class Gateways {

  private Gateways() {}

  static Optional<Gateway> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static Gateway read(Fields spec, Metadata metadata) {
    var className = spec.text("gatewayClassName", Names.REFERENCE);
    var listeners = Listeners.read(spec, Gateways::listener);
    var addresses = GatewayAddresses.read(spec);
    var infrastructure = spec.object("infrastructure", GatewayInfrastructures::read);
    var allowed = spec.object("allowedListeners", Gateways::allowedListeners);
    var tls = spec.object("tls", GatewayTlsReader::read);
    defaultScope(spec);
    return new Gateway(
        metadata,
        className,
        listeners,
        addresses,
        infrastructure.orElse(GatewayInfrastructure.NONE),
        allowed.orElse(new NamespaceScope.None()),
        tls.orElse(GatewayTls.NONE),
        spec.unsupported());
  }

  private static NamespaceScope allowedListeners(Fields allowed) {
    return allowed
        .object("namespaces", from -> NamespaceScopes.read(from, "None"))
        .orElse(new NamespaceScope.None());
  }

  private static void defaultScope(Fields spec) {
    var scope = spec.choice("defaultScope", List.of("All", "None"));
    if (scope.filter("All"::equals).isPresent()) {
      spec.unsupported("defaultScope");
    }
  }

  private static Listener listener(Fields listener) {
    var read = Listeners.read(listener);
    ListenerFilters.checkProtocol(listener, read.protocol());
    return read;
  }
}
