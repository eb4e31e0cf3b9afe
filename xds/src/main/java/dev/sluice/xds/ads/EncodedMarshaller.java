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

/// Hands messages that are already encoded to the transport, in one copy.
final class EncodedMarshaller implements Marshaller<ByteString> {
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
      drained.writeTo(target);
      message = ByteString.EMPTY;
      in = ByteString.EMPTY.newInput();
      return drained.size();
    }
  }
}
