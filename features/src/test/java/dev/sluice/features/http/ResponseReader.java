package dev.sluice.features.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads HTTP/1.1 responses from a stream.
final class ResponseReader {

  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

  private final InputStream in;

  ResponseReader(InputStream in) {
    this.in = in;
  }

  /// The next response.
  ///
  /// @param method of the request it answers
  /// @throws IOException if the stream ends before the response does
  Response read(String method) throws IOException {
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var headers = headers();
    var bodiless = method.equals("HEAD") || WITHOUT_BODY.contains(status);
    return new Response(status, headers, bodiless ? "" : new String(body(headers), UTF_8));
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new LinkedHashMap<String, List<String>>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var parts = line.split(":", 2);
      headers
          .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(parts[1].strip());
    }
    return headers;
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      return chunks();
    }
    if (headers.containsKey("content-length")) {
      return bytes(Integer.parseInt(headers.get("content-length").getFirst()));
    }
    return in.readAllBytes();
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(bytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] bytes(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the connection was closed in the middle of a body");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed instead of an answer");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
