package dev.sluice.xds.envoy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A virtual host whose rules are encoded already.
///
/// @param hosts its hosts as bytes, at least one; the first names it
/// @param rules deterministic bytes of [VirtualHosts#rules]
public record EncodedVirtualHost(List<ByteString> hosts, ByteString rules) {

  private static final int FIELD = RouteConfiguration.VIRTUAL_HOSTS_FIELD_NUMBER;

  public EncodedVirtualHost {
    hosts = List.copyOf(hosts);
  }

  /// Its bytes as a field of a route configuration, which hold those of the rules.
  public ByteString field() {
    return heading().concat(rules);
  }

  /// What stands before the rules. Name and domains have the lowest numbers of the fields of a
  /// virtual host, so they come first in its encoding.
  private ByteString heading() {
    var names = namesSize();
    var length = names + rules.size();
    var bytes = new byte[CodedOutputStream.computeTagSize(FIELD) + lengthSize(length) + names];
    var out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeTag(FIELD, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt32NoTag(length);
      writeNames(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private static int lengthSize(int length) {
    return CodedOutputStream.computeUInt32SizeNoTag(length);
  }

  private int namesSize() {
    var size = CodedOutputStream.computeBytesSize(VirtualHost.NAME_FIELD_NUMBER, hosts.getFirst());
    for (var host : hosts) {
      size += CodedOutputStream.computeBytesSize(VirtualHost.DOMAINS_FIELD_NUMBER, host);
    }
    return size;
  }

  private void writeNames(CodedOutputStream out) throws IOException {
    out.writeBytes(VirtualHost.NAME_FIELD_NUMBER, hosts.getFirst());
    for (var host : hosts) {
      out.writeBytes(VirtualHost.DOMAINS_FIELD_NUMBER, host);
    }
  }
}
