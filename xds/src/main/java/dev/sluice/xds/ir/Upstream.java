package dev.sluice.xds.ir;

import java.util.Optional;

/// A destination for requests, connections or datagrams. One per backend, port and policy, never
/// one per rule, and constant while endpoints come and go and certificates rotate.
///
/// @param name stable and unique in a fleet
/// @param protocol what the members speak
/// @param discovery how members are found
/// @param tls how to begin TLS to the members; absent for plain text
public record Upstream(
    String name, Protocol protocol, Discovery discovery, Optional<TlsOrigination> tls) {

  public Upstream {
    if (protocol == Protocol.UDP && tls.isPresent()) {
      throw new IllegalArgumentException("no TLS over datagrams: " + name);
    }
  }

  /// A destination without TLS.
  public Upstream(String name, Protocol protocol, Discovery discovery) {
    this(name, protocol, discovery, Optional.empty());
  }

  /// The same with TLS.
  public Upstream withTls(TlsOrigination origination) {
    return new Upstream(name, protocol, discovery, Optional.of(origination));
  }

  /// What the members of an upstream speak. A [Relay] may also use one that speaks HTTP.
  public enum Protocol {
    HTTP1,
    HTTP2,
    /// Anything over TCP; not for requests.
    TCP,
    /// Datagrams, in sessions spread by the weights of the members.
    UDP
  }

  /// How the members of an upstream are found.
  public sealed interface Discovery {

    /// From the [Members] or the [Mixture] of the same name.
    record Delivered() implements Discovery {}

    /// By resolving a name.
    ///
    /// @param host DNS name
    /// @param port port of every address found
    record Dns(String host, int port) implements Discovery {}
  }
}
