package dev.sluice.xds.ads;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.sluice.xds.snapshot.Resource;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;

/// Encodes responses around the bytes of their resources, which are neither parsed nor copied.
final class ResponseEncoding {
  private static final int RESOURCE_VERSION = 1;
  private static final int RESOURCE_ANY = 2;
  private static final int RESOURCE_NAME = 3;
  private static final int ANY_TYPE_URL = 1;
  private static final int ANY_VALUE = 2;

  private ResponseEncoding() {}

  /// The bytes of a `DeltaDiscoveryResponse`.
  static ByteString encode(Response response) {
    var parts = new ArrayList<ByteString>();
    for (var resource : response.resources()) {
      parts.add(before(resource));
      parts.add(resource.body());
    }
    parts.add(
        DeltaDiscoveryResponse.newBuilder()
            .setTypeUrl(response.type().url())
            .setNonce(response.nonce())
            .addAllRemovedResources(response.removed())
            .build()
            .toByteString());
    return ByteString.copyFrom(parts);
  }

  /// Everything of a resource up to its body, which comes last in its `Any`, which comes last in
  /// the resource.
  private static ByteString before(Resource resource) {
    var url = resource.type().url();
    var anyHead =
        CodedOutputStream.computeStringSize(ANY_TYPE_URL, url)
            + head(ANY_VALUE, resource.body().size());
    var anySize = anyHead + resource.body().size();
    var size =
        CodedOutputStream.computeStringSize(RESOURCE_VERSION, resource.version())
            + CodedOutputStream.computeStringSize(RESOURCE_NAME, resource.name())
            + head(RESOURCE_ANY, anySize)
            + anySize;
    return written(
        output -> {
          writeHead(output, DeltaDiscoveryResponse.RESOURCES_FIELD_NUMBER, size);
          output.writeString(RESOURCE_VERSION, resource.version());
          output.writeString(RESOURCE_NAME, resource.name());
          writeHead(output, RESOURCE_ANY, anySize);
          output.writeString(ANY_TYPE_URL, url);
          writeHead(output, ANY_VALUE, resource.body().size());
        });
  }

  private static int head(int field, int size) {
    return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt32SizeNoTag(size);
  }

  private static void writeHead(CodedOutputStream output, int field, int size) throws IOException {
    output.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    output.writeUInt32NoTag(size);
  }

  private interface Writing {
    void to(CodedOutputStream output) throws IOException;
  }

  private static ByteString written(Writing writing) {
    var bytes = ByteString.newOutput();
    var output = CodedOutputStream.newInstance(bytes);
    try {
      writing.to(output);
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteString();
  }
}
