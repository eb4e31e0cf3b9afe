package dev.sluice.object;

import java.util.Optional;

/// A logical endpoint of a Gateway.
///
/// @param name unique in its Gateway
/// @param hostname hosts this listener is for; every host when absent
/// @param port port as clients see it
/// @param protocol `HTTP`, `HTTPS`, `TLS`, `TCP`, `UDP`, or one that is not supported
/// @param tls how to terminate TLS
/// @param allowedRoutes which routes may attach
public record Listener(
    String name,
    Optional<String> hostname,
    int port,
    String protocol,
    Optional<ListenerTls> tls,
    AllowedRoutes allowedRoutes) {

  /// Whether it presents the certificates that KIngresses bring.
  public boolean certificatesOfIngresses() {
    return tls.filter(ListenerTls::certificatesOfIngresses).isPresent();
  }
}
