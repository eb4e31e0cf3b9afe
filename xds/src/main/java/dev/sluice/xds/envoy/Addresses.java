package dev.sluice.xds.envoy;

import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;

/// Addresses of ports.
final class Addresses {
  private Addresses() {}

  /// A UDP port at a literal IP address.
  static Address udp(String host, int port) {
    var address = tcp(host, port).toBuilder();
    address.getSocketAddressBuilder().setProtocol(SocketAddress.Protocol.UDP);
    return address.build();
  }

  /// A TCP port at a literal IP address or a host name.
  static Address tcp(String host, int port) {
    return Address.newBuilder()
        .setSocketAddress(SocketAddress.newBuilder().setAddress(host).setPortValue(port))
        .build();
  }
}
