package dev.sluice.translate.gateway;

import dev.sluice.object.ObjectKey;
import java.util.Optional;

/// Identifies a routing table: one per plain port, shared by its listeners, and one per HTTPS
/// listener.
///
/// @param gateway the Gateway
/// @param bindPort port that proxies bind
/// @param listener the HTTPS listener; absent for a plain port
public record TableKey(ObjectKey gateway, int bindPort, Optional<String> listener) {

  /// The name of the table in a proxy.
  public String name() {
    var bind = bindName(gateway, bindPort);
    return listener.map(name -> bind + "/" + name).orElse(bind);
  }

  /// The name of the bind that the table belongs to.
  public static String bindName(ObjectKey gateway, int bindPort) {
    return gateway.path() + "/" + bindPort;
  }
}
