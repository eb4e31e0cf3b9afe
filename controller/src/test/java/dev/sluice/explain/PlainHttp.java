package dev.sluice.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.xds.ir.HeaderEdits.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sends requests exactly as written, one connection each: no library tidies up the path or the
/// host.
final class PlainHttp {

  private static final int PATIENCE = 10_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern SERVICE = Pattern.compile("\"service\":\"([^\"]+)\"");

  /// What came back.
  ///
  /// @param status status of the answer
  /// @param body the rest of the answer, with its headers
  record Answer(int status, String body) {

    /// The Service that the echo backend stood in for; empty when the proxy answered itself.
    String service() {
      var matcher = SERVICE.matcher(body);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  private PlainHttp() {}

  /// The answer of this machine's port.
  ///
  /// @throws IOException if there is none in time
  static Answer send(int port, Inquiry inquiry) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(text(inquiry).getBytes(ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      var matcher = STATUS.matcher(answer);
      return new Answer(matcher.find() ? Integer.parseInt(matcher.group(1)) : 0, answer);
    }
  }

  private static String text(Inquiry inquiry) {
    var lines = lines(inquiry.headers());
    return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: 0\r\n%s\r\n"
        .formatted(inquiry.method(), inquiry.path(), inquiry.host(), lines);
  }

  private static String lines(List<Header> headers) {
    return headers.stream()
        .map(header -> "%s: %s\r\n".formatted(header.name(), header.value()))
        .collect(Collectors.joining());
  }
}
