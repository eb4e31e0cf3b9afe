package dev.sluice.xds.envoy;

import com.google.protobuf.ByteString;
import dev.sluice.xds.ir.Table;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.ArrayList;
import java.util.List;

/// Turns routing tables into route configurations.
///
/// Hosts match whatever port they are written with, and backends see the host as it was sent.
public final class RouteConfigurations {
  private RouteConfigurations() {}

  /// The route configuration of a table, under the same name.
  public static RouteConfiguration routeConfiguration(Table table) {
    return frame(table.name()).addAllVirtualHosts(VirtualHosts.virtualHosts(table.sites())).build();
  }

  /// The bytes of a route configuration made of virtual hosts that are already encoded, equal to
  /// those of [#routeConfiguration] through [Encoding#bytes]. The result holds the bytes it is
  /// given: one host changed among ten thousand costs neither an encoding nor a copy of the others.
  ///
  /// @param virtualHosts as [EncodedVirtualHost#field] gives them, in the order of their first
  ///   hosts
  public static ByteString splice(String name, List<ByteString> virtualHosts) {
    var parts = new ArrayList<ByteString>(virtualHosts.size() + 2);
    parts.add(Encoding.bytes(RouteConfiguration.newBuilder().setName(name).build()));
    parts.addAll(virtualHosts);
    parts.add(Encoding.bytes(frame(name).clearName().build()));
    return ByteString.copyFrom(parts);
  }

  /// Everything but the virtual hosts. All fields but the name have higher numbers than the virtual
  /// hosts, so they follow them in the encoding.
  private static RouteConfiguration.Builder frame(String name) {
    return RouteConfiguration.newBuilder().setName(name).setIgnorePortInHostMatching(true);
  }
}
