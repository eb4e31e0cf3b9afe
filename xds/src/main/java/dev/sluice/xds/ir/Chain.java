package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// What happens to the connections of a [Bind] that ask for certain TLS server names.
///
/// @param name stable and unique in its bind
/// @param serverNames exact (`a.example.com`) or suffix (`*.example.com`) names; empty for every
///   connection not claimed by another chain
/// @param tls how to terminate TLS; absent for plain text
/// @param table name of the [Table] that routes the requests
public record Chain(
    String name, List<String> serverNames, Optional<TlsTermination> tls, String table) {

  public Chain {
    serverNames = List.copyOf(serverNames);
  }
}
