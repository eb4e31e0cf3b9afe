package dev.sluice.encode;

import com.google.protobuf.ByteString;
import dev.sluice.xds.envoy.EncodedVirtualHost;
import dev.sluice.xds.snapshot.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A host of a table, encoded. Two with the same name and rules are equal.
///
/// It remembers the virtual host of which it was the first host last time: when a table is made
/// again, almost all of its virtual hosts are as they were. Owned by the thread of the loop.
final class EncodedSite {

  private final Piece host;
  private final Piece rules;
  private @Nullable Shared shared;

  private EncodedSite(Piece host, Piece rules) {
    this.host = host;
    this.rules = rules;
  }

  private record Shared(List<EncodedSite> sites, Piece virtualHost) {}

  /// The host with its rules, which are encoded already.
  static EncodedSite of(String host, Piece rules) {
    return new EncodedSite(Piece.of(ByteString.copyFromUtf8(host)), rules);
  }

  /// The virtual hosts of a table, encoded: hosts with the same rules together, in the order of the
  /// first of each.
  static List<Piece> virtualHosts(List<EncodedSite> sites) {
    var groups = LinkedHashMap.<Piece, List<EncodedSite>>newLinkedHashMap(sites.size());
    sites.forEach(site -> groups.computeIfAbsent(site.rules, _ -> new ArrayList<>(1)).add(site));
    var virtualHosts = new ArrayList<Piece>(groups.size());
    groups.values().forEach(group -> virtualHosts.add(group.getFirst().virtualHost(group)));
    return virtualHosts;
  }

  private Piece virtualHost(List<EncodedSite> sites) {
    var last = shared;
    if (last == null || !last.sites().equals(sites)) {
      last = new Shared(List.copyOf(sites), encoded(sites));
      shared = last;
    }
    return last.virtualHost();
  }

  private Piece encoded(List<EncodedSite> sites) {
    var hosts = sites.stream().map(site -> site.host.body()).toList();
    return Piece.of(new EncodedVirtualHost(hosts, rules.body()).field());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof EncodedSite site
            && host.equals(site.host)
            && rules.equals(site.rules));
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + rules.hashCode();
  }
}
