package dev.sluice.object;

import java.util.List;

/// A request for proxies that listen on certain ports.
///
/// @param metadata name and labels
/// @param gatewayClassName the class that implements this Gateway
/// @param listeners what to listen on, in the order written
/// @param addresses requested addresses
/// @param infrastructure what is asked of the objects made for it
/// @param allowedListeners from which namespaces ListenerSets may add listeners
/// @param tls TLS beyond the listeners
/// @param unsupported paths of fields that are set, valid, and not acted upon
public record Gateway(
    Metadata metadata,
    String gatewayClassName,
    List<Listener> listeners,
    List<GatewayAddress> addresses,
    GatewayInfrastructure infrastructure,
    NamespaceScope allowedListeners,
    GatewayTls tls,
    List<String> unsupported)
    implements ApiObject {

  public Gateway {
    listeners = List.copyOf(listeners);
    addresses = List.copyOf(addresses);
    unsupported = List.copyOf(unsupported);
  }

  @Override
  public Kind kind() {
    return Kind.GATEWAY;
  }
}
