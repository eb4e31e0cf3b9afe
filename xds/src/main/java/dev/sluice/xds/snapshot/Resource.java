package dev.sluice.xds.snapshot;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One encoded resource, ready to be sent as often as needed.
///
/// `body` is what goes into `Any.value`. `version` depends on `body` only, so every replica and
/// every restarted process gives equal content the same version. Two resources with the same type,
/// name and version are equal.
public record Resource(ResourceType type, String name, ByteString body, String version) {
  private static final int VERSION_BYTES = 8;

  /// Encodes a message deterministically (map fields sorted by key).
  public static Resource of(ResourceType type, String name, Message message) {
    return of(type, name, encode(message));
  }

  /// Takes bytes that are already encoded, for messages that are spliced from encoded parts.
  public static Resource of(ResourceType type, String name, ByteString body) {
    return new Resource(type, name, body, contentHash(body));
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

  private static String contentHash(ByteString body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      body.asReadOnlyByteBufferList().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
