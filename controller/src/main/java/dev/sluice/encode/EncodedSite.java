package dev.sluice.encode;

import com.google.protobuf.ByteString;
import dev.sluice.xds.envoy.EncodedVirtualHost;
import dev.sluice.xds.snapshot.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// A host of a table, encoded.
///
/// @param host its name
/// @param rules what its virtual host says besides the name
record EncodedSite(Piece host, Piece rules) {

  /// The host with its rules, which are encoded already.
  static EncodedSite of(String host, Piece rules) {
    return new EncodedSite(Piece.of(ByteString.copyFromUtf8(host)), rules);
  }

  /// Hosts with the same rules together, in the order of the first of each.
  static List<EncodedVirtualHost> virtualHosts(List<EncodedSite> sites) {
    var hosts = new LinkedHashMap<Piece, List<ByteString>>();
    sites.forEach(
        site -> hosts.computeIfAbsent(site.rules, _ -> new ArrayList<>(1)).add(site.host.body()));
    return hosts.entrySet().stream()
        .map(each -> new EncodedVirtualHost(each.getValue(), each.getKey().body()))
        .toList();
  }

  Stream<Piece> pieces() {
    return Stream.of(host, rules);
  }
}
