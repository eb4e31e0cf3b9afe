package dev.sluice.xds.envoy;

import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;

/// TCP addresses.
final class Addresses {
  private Addresses() {}

  /// A TCP port at a literal IP address or a host name.
  static Address tcp(String host, int port) {
    return Address.newBuilder()
        .setSocketAddress(SocketAddress.newBuilder().setAddress(host).setPortValue(port))
        .build();
  }
}
