package dev.sluice.xds.snapshot;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One encoded resource, ready to be sent as often as needed.
///
/// `body` is what goes into `Any.value`. `version` depends on `body` only, so every replica and
/// every restarted process gives equal content the same version. Two resources with the same type,
/// name and version are equal.
public record Resource(ResourceType type, String name, ByteString body, String version) {
  /// Encodes a message deterministically (map fields sorted by key).
  public static Resource of(ResourceType type, String name, Message message) {
    return of(type, name, encode(message));
  }

  /// Takes bytes that are already encoded, for messages that are spliced from encoded parts.
  public static Resource of(ResourceType type, String name, ByteString body) {
    return new Resource(type, name, body, Version.of(body));
  }

  /// Takes bytes that are spliced from pieces and hold nothing else but what the name decides. The
  /// version follows from the pieces, which have theirs already.
  public static Resource of(ResourceType type, String name, ByteString body, List<Piece> pieces) {
    return new Resource(type, name, body, Version.of(pieces));
  }

  /// Looks at the identity first: resource sets share most of their resources with their
  /// predecessor.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Resource resource
            && type == resource.type
            && version.equals(resource.version)
            && name.equals(resource.name));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, version);
  }

  private static ByteString encode(Message message) {
    var bytes = ByteString.newOutput(message.getSerializedSize());
    var output = CodedOutputStream.newInstance(bytes);
    output.useDeterministicSerialization();
    try {
      message.writeTo(output);
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteString();
  }
}
