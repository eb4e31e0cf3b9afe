package dev.sluice.xds.envoy.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sends one HTTP/1.1 request exactly as written: no client library would.
record Http(int port) {
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int PATIENCE_MILLISECONDS = 10_000;

  /// An answer; header lines as they came, names in lower case.
  record Answer(int status, List<String> headers, String body) {
    /// Values of all lines of a header.
    List<String> header(String name) {
      return headers.stream()
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }

  Answer get(String host, String path, String... headers) {
    return send("GET", host, path, headers);
  }

  Answer send(String method, String host, String path, String... headers) {
    var lines = new StringBuilder(method + " " + path + " HTTP/1.1\r\nhost: " + host + "\r\n");
    Arrays.stream(headers).forEach(header -> lines.append(header).append("\r\n"));
    return exchange(lines + "\r\n");
  }

  private Answer exchange(String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return exchange(socket, request);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + request, e);
    }
  }

  /// Sends a request on a connection.
  static Answer exchange(Socket socket, String request) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return answer(new BufferedInputStream(socket.getInputStream()));
  }

  /// Reads as much as the length tells; waiting for the end of the connection would last as long as
  /// Envoy lingers.
  private static Answer answer(InputStream in) throws IOException {
    var status = Integer.parseInt(line(in).substring(STATUS_AT, STATUS_AT + 3));
    var headers = new ArrayList<String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      headers.add(line);
    }
    var head = new Answer(status, headers, "");
    var length = head.header("content-length").stream().mapToInt(Integer::parseInt).sum();
    return new Answer(status, headers, new String(in.readNBytes(length), ISO_8859_1));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
