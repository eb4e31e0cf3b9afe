package dev.sluice.features.kubernetes.node;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One call of `grpc.health.v1.Health/Check` over a plain connection: just enough HTTP/2 for a
/// single answer.
final class GrpcHealth {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int GO_AWAY = 7;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;

  private GrpcHealth() {}

  static void check(InetSocketAddress address, String service, Duration timeout)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout((int) timeout.toMillis());
      socket.connect(address, (int) timeout.toMillis());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write(request(address.getHostString() + ":" + address.getPort(), service));
      out.flush();
      int status = status(new DataInputStream(socket.getInputStream()), out);
      if (status != 1) {
        throw new IOException("gRPC health status is " + status);
      }
    }
  }

  private static byte[] request(String authority, String service) throws IOException {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    String[] pairs = {
      ":method",
      "POST",
      ":scheme",
      "http",
      ":path",
      "/grpc.health.v1.Health/Check",
      ":authority",
      authority,
      "content-type",
      "application/grpc",
      "te",
      "trailers"
    };
    for (int i = 0; i < pairs.length; i += 2) {
      headers.write(0);
      writeText(headers, pairs[i]);
      writeText(headers, pairs[i + 1]);
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    if (!service.isEmpty()) {
      message.write(0x0a);
      writeText(message, service);
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    new DataOutputStream(data).writeByte(0);
    new DataOutputStream(data).writeInt(message.size());
    message.writeTo(data);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    DataOutputStream out = new DataOutputStream(all);
    writeFrame(out, SETTINGS, 0, 0, new byte[0]);
    writeFrame(out, HEADERS, END_HEADERS, 1, headers.toByteArray());
    writeFrame(out, DATA, END_STREAM, 1, data.toByteArray());
    return all.toByteArray();
  }

  private static void writeText(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 126) {
      throw new IllegalArgumentException("too long: " + text);
    }
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static void writeFrame(
      DataOutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
  }

  private static int status(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      in.readInt();
      byte[] payload = in.readNBytes(length);
      if (type == SETTINGS && (flags & ACK) == 0) {
        writeFrame(out, SETTINGS, ACK, 0, new byte[0]);
        out.flush();
      } else if (type == DATA && length >= 5) {
        return length >= 7 && payload[5] == 0x08 ? payload[6] : 0;
      } else if (type == RESET
          || type == GO_AWAY
          || (type == HEADERS && (flags & END_STREAM) != 0)) {
        throw new IOException("the server refused the health check");
      }
    }
  }
}
