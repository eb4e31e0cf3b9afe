package dev.sluice.xds.ir;

import java.util.List;

/// Everything that the proxies of one fleet are to do.
///
/// The parts refer to each other by name: a [Chain] names its [Table] or [Relay], a [Split] and a
/// [Relay.Share] their [Upstream], an [Upstream] its [Members] or [Mixture], and whatever speaks
/// TLS its [KeyPair]s and [TrustAnchors].
///
/// @param binds sockets to listen on, ordered by name
/// @param tables routing tables, ordered by name
/// @param relays choices for connections that are not HTTP, ordered by name
/// @param upstreams destinations, ordered by name
/// @param members endpoints of the upstreams that have any, ordered by upstream
/// @param mixtures endpoints of the upstreams that mix backends, ordered by upstream
/// @param keyPairs certificates to present, ordered by name
/// @param anchors authorities to believe, ordered by name
public record Proxy(
    List<Bind> binds,
    List<Table> tables,
    List<Relay> relays,
    List<Upstream> upstreams,
    List<Members> members,
    List<Mixture> mixtures,
    List<KeyPair> keyPairs,
    List<TrustAnchors> anchors) {

  public Proxy {
    binds = List.copyOf(binds);
    tables = List.copyOf(tables);
    relays = List.copyOf(relays);
    upstreams = List.copyOf(upstreams);
    members = List.copyOf(members);
    mixtures = List.copyOf(mixtures);
    keyPairs = List.copyOf(keyPairs);
    anchors = List.copyOf(anchors);
  }

  /// A proxy that serves HTTP alone.
  public Proxy(
      List<Bind> binds,
      List<Table> tables,
      List<Upstream> upstreams,
      List<Members> members,
      List<KeyPair> keyPairs) {
    this(binds, tables, List.of(), upstreams, members, List.of(), keyPairs, List.of());
  }
}
