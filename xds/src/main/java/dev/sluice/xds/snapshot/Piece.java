package dev.sluice.xds.snapshot;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/// An encoded part of a resource that is spliced from many, with what the resource's version needs
/// to know of it: when one part changes, the others are copied and not read.
///
/// @param body the bytes of the part
/// @param fingerprint follows from the bytes alone; two parts with equal ones are equal
public record Piece(ByteString body, long fingerprint) {

  /// A part with these bytes.
  public static Piece of(ByteString body) {
    return new Piece(body, Version.fingerprint(body));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Piece piece && fingerprint == piece.fingerprint);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fingerprint);
  }
}
