package dev.sluice.xds.ir;

import java.util.List;

/// Everything that the proxies of one fleet are to do.
///
/// The parts refer to each other by name: a [Chain] names its [Table], a [Split] its [Upstream], an
/// [Upstream] its [Members].
///
/// @param binds sockets to listen on, ordered by name
/// @param tables routing tables, ordered by name
/// @param upstreams destinations, ordered by name
/// @param members endpoints of the upstreams that have any, ordered by upstream
/// @param keyPairs certificates to present, ordered by name
public record Proxy(
    List<Bind> binds,
    List<Table> tables,
    List<Upstream> upstreams,
    List<Members> members,
    List<KeyPair> keyPairs) {

  public Proxy {
    binds = List.copyOf(binds);
    tables = List.copyOf(tables);
    upstreams = List.copyOf(upstreams);
    members = List.copyOf(members);
    keyPairs = List.copyOf(keyPairs);
  }
}
