package dev.sluice.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.xds.ir.HeaderEdits.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sends requests exactly as written, one connection each: no library tidies up the path or the
/// host.
final class PlainHttp {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final Pattern SERVICE = Pattern.compile("\"service\":\"([^\"]+)\"");

  private PlainHttp() {}

  /// What came back.
  ///
  /// @param status status of the answer
  /// @param text the whole answer
  record Answer(int status, String text) {

    /// The Service that the echo backend stood in for; empty when the proxy answered itself.
    String service() {
      var matcher = SERVICE.matcher(text);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  /// The answer of this machine's port.
  ///
  /// @throws IOException if there is none in time
  static Answer send(int port, Inquiry inquiry) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text(inquiry).getBytes(ISO_8859_1));
      var answer = read(socket.getInputStream());
      var matcher = STATUS.matcher(answer);
      return new Answer(matcher.find() ? Integer.parseInt(matcher.group(1)) : 0, answer);
    }
  }

  /// Reads to the end of the answer, not of the connection: Envoy keeps that open for a while.
  private static String read(InputStream in) throws IOException {
    var read = new ByteArrayOutputStream();
    while (!complete(read.toString(ISO_8859_1))) {
      var next = in.read();
      if (next < 0) {
        break;
      }
      read.write(next);
      read.writeBytes(in.readNBytes(in.available()));
    }
    return read.toString(ISO_8859_1);
  }

  private static boolean complete(String text) {
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    var length = LENGTH.matcher(text.substring(0, end));
    return length.find()
        ? text.length() >= end + 4 + Integer.parseInt(length.group(1))
        : !text.contains("chunked") || text.endsWith("0\r\n\r\n");
  }

  private static String text(Inquiry inquiry) {
    return "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\n%s\r\n"
        .formatted(inquiry.method(), inquiry.path(), inquiry.host(), lines(inquiry.headers()));
  }

  private static String lines(List<Header> headers) {
    return headers.stream()
        .map(header -> "%s: %s\r\n".formatted(header.name(), header.value()))
        .collect(Collectors.joining());
  }
}
