package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// What happens to the connections of a [Bind] that ask for certain TLS server names.
///
/// @param name stable and unique in its bind
/// @param serverNames exact (`a.example.com`) or suffix (`*.example.com`) names; empty for every
///   connection not claimed by another chain
/// @param tls how to terminate TLS; absent for plain text, and where TLS passes through
/// @param handling what becomes of the connections
public record Chain(
    String name, List<String> serverNames, Optional<TlsTermination> tls, Handling handling) {

  public Chain {
    serverNames = List.copyOf(serverNames);
    if (tls.isPresent() && handling instanceof Handling.Passthrough) {
      throw new IllegalArgumentException("TLS either ends or passes through: " + name);
    }
  }

  /// A chain that serves HTTP from a table.
  public Chain(String name, List<String> serverNames, Optional<TlsTermination> tls, String table) {
    this(name, serverNames, tls, new Handling.Requests(table));
  }

  /// The name of the table, where HTTP is served.
  public Optional<String> table() {
    return handling instanceof Handling.Requests(var table) ? Optional.of(table) : Optional.empty();
  }

  /// Whether the connections are TLS, ended here or not.
  public boolean secure() {
    return tls.isPresent() || handling instanceof Handling.Passthrough;
  }

  /// What becomes of the connections of a chain.
  public sealed interface Handling {

    /// HTTP requests are read, HTTP/1.1 and HTTP/2 alike, and routed one by one.
    ///
    /// @param table name of the [Table] that routes them
    record Requests(String table) implements Handling {}

    /// Bytes are relayed as they come, out of TLS if it is terminated.
    ///
    /// @param relay name of the [Relay] that chooses where to
    record Bytes(String relay) implements Handling {}

    /// TLS is relayed unopened; what is not TLS is refused.
    ///
    /// @param relay name of the [Relay] that chooses where to
    record Passthrough(String relay) implements Handling {}
  }
}
