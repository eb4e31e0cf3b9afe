package dev.sluice.xds.ir;

import java.util.List;

/// A socket that a proxy listens on. Changes only when ports, protocols or the set of chains
/// change, because a change drains connections.
///
/// @param name stable and unique in a fleet
/// @param address literal IP address to bind
/// @param port port to bind, 1 to 65535; what clients see may differ, see [Table#port]
/// @param transport what arrives at the socket, and what becomes of it
public record Bind(String name, String address, int port, Transport transport) {

  public Bind {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port out of range: " + port);
    }
  }

  /// A socket for TCP connections.
  public Bind(String name, String address, int port, List<Chain> chains) {
    this(name, address, port, new Transport.Tcp(chains));
  }

  /// The chains that connections are told apart by; none where datagrams arrive.
  public List<Chain> chains() {
    return switch (transport) {
      case Transport.Tcp(var chains) -> chains;
      case Transport.Udp _ -> List.of();
    };
  }

  /// Whether connections are told apart by their TLS server name.
  public boolean secure() {
    return chains().stream().anyMatch(Chain::secure);
  }

  /// What arrives at a socket.
  public sealed interface Transport {

    /// TCP connections. One that no chain takes is closed.
    ///
    /// @param chains either one chain without TLS, or chains told apart by TLS server name, in any
    ///   mix of terminating and passing through
    record Tcp(List<Chain> chains) implements Transport {

      public Tcp {
        chains = List.copyOf(chains);
      }
    }

    /// UDP datagrams, in sessions of one client address and port.
    ///
    /// @param upstream name of the [Upstream] that takes all sessions. Kept constant, with a
    ///   [Mixture] for its members, a change of routes is a change of endpoints alone.
    record Udp(String upstream) implements Transport {}
  }
}
