package dev.sluice.xds.envoy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import dev.sluice.xds.ir.Table;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Turns routing tables into route configurations.
///
/// Hosts match whatever port they are written with, and backends see the host as it was sent.
public final class RouteConfigurations {
  private RouteConfigurations() {}

  /// The route configuration of a table, under the same name.
  public static RouteConfiguration routeConfiguration(Table table) {
    return frame(table.name())
        .addAllVirtualHosts(table.sites().stream().map(VirtualHosts::virtualHost).toList())
        .build();
  }

  /// The bytes of a route configuration made of virtual hosts that are already encoded, equal to
  /// those of [#routeConfiguration] through [Encoding#bytes]. One host changed among ten thousand
  /// costs a copy of bytes instead of an encoding of all.
  ///
  /// @param encodedVirtualHosts deterministic bytes of each virtual host, in the order of the table
  public static ByteString splice(String name, List<ByteString> encodedVirtualHosts) {
    var head = RouteConfiguration.newBuilder().setName(name).build();
    var tail = frame(name).clearName().build();
    var bytes = new byte[size(head, tail, encodedVirtualHosts)];
    var out = CodedOutputStream.newInstance(bytes);
    try {
      head.writeTo(out);
      for (var virtualHost : encodedVirtualHosts) {
        out.writeBytes(RouteConfiguration.VIRTUAL_HOSTS_FIELD_NUMBER, virtualHost);
      }
      tail.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private static int size(
      RouteConfiguration head, RouteConfiguration tail, List<ByteString> encodedVirtualHosts) {
    var size = head.getSerializedSize() + tail.getSerializedSize();
    for (var virtualHost : encodedVirtualHosts) {
      size +=
          CodedOutputStream.computeBytesSize(
              RouteConfiguration.VIRTUAL_HOSTS_FIELD_NUMBER, virtualHost);
    }
    return size;
  }

  /// Everything but the virtual hosts. All fields but the name have higher numbers than the virtual
  /// hosts, so they follow them in the encoding.
  private static RouteConfiguration.Builder frame(String name) {
    return RouteConfiguration.newBuilder().setName(name).setIgnorePortInHostMatching(true);
  }
}
