package dev.sluice.xds.ir;

import java.util.List;

/// A socket that a proxy listens on. Changes only when ports, protocols or the set of chains
/// change, because a change drains connections.
///
/// @param name stable and unique in a fleet
/// @param address literal IP address to bind
/// @param port port to bind, 1 to 65535; what clients see may differ, see [Table#port]
/// @param chains either one chain without TLS, or one chain per TLS identity
public record Bind(String name, String address, int port, List<Chain> chains) {

  public Bind {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port out of range: " + port);
    }
    chains = List.copyOf(chains);
  }

  /// Whether connections are told apart by their TLS server name.
  public boolean secure() {
    return chains.stream().anyMatch(chain -> chain.tls().isPresent());
  }
}
