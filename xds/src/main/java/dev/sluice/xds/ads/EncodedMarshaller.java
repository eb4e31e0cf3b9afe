package dev.sluice.xds.ads;

import com.google.protobuf.ByteString;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Hands messages that are already encoded to the transport, in one copy. A message may be made of
/// thousands of pieces of a few bytes, so they reach the transport in portions.
final class EncodedMarshaller implements Marshaller<ByteString> {

  private static final int PORTION = 64 * 1024;

  @Override
  public InputStream stream(ByteString message) {
    return new Encoded(message);
  }

  @Override
  public ByteString parse(InputStream stream) {
    try {
      return ByteString.readFrom(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Encoded extends FilterInputStream implements KnownLength, Drainable {
    private ByteString message;

    Encoded(ByteString message) {
      super(message.newInput());
      this.message = message;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      var drained = message;
      var portion = new byte[Math.min(drained.size(), PORTION)];
      for (var from = 0; from < drained.size(); from += portion.length) {
        var next = drained.substring(from, Math.min(from + portion.length, drained.size()));
        next.copyTo(portion, 0);
        target.write(portion, 0, next.size());
      }
      message = ByteString.EMPTY;
      in = ByteString.EMPTY.newInput();
      return drained.size();
    }
  }
}
