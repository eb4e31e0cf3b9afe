package dev.sluice.xds.snapshot;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Names content, so that equal content has an equal version in every process.
final class Version {

  private Version() {}

  /// The version of bytes.
  static String of(ByteString body) {
    return HexFormat.of().toHexDigits(fingerprint(body));
  }

  /// The version of something made of pieces, in this order.
  static String of(List<Piece> pieces) {
    var fingerprints = ByteBuffer.allocate(pieces.size() * Long.BYTES);
    pieces.forEach(piece -> fingerprints.putLong(piece.fingerprint()));
    return HexFormat.of().toHexDigits(first(digest().digest(fingerprints.array())));
  }

  /// The beginning of a hash of bytes.
  static long fingerprint(ByteString body) {
    var digest = digest();
    body.asReadOnlyByteBufferList().forEach(digest::update);
    return first(digest.digest());
  }

  private static long first(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
