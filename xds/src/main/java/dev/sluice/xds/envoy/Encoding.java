package dev.sluice.xds.envoy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Encodes messages so that equal messages give equal bytes in every process: map entries are
/// sorted by key, which protobuf alone does not promise.
public final class Encoding {
  private static final String TYPE_URL_PREFIX = "type.googleapis.com/";
  private static final String JAVA_PREFIX = "io.envoyproxy.";

  private Encoding() {}

  /// The deterministic bytes of a message.
  public static ByteString bytes(Message message) {
    var bytes = new byte[message.getSerializedSize()];
    var out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  /// A message in an envelope that names its type, with deterministic bytes inside.
  static Any any(Message message) {
    return Any.newBuilder().setTypeUrl(typeUrl(message)).setValue(bytes(message)).build();
  }

  /// The type of one of Envoy's own messages. It is read from the class, whose package is Envoy's
  /// behind a prefix: a descriptor would parse files that nothing else needs, 6 % of the processor
  /// time of a start.
  private static String typeUrl(Message message) {
    return TYPE_URL_PREFIX
        + message.getClass().getName().substring(JAVA_PREFIX.length()).replace('$', '.');
  }
}
