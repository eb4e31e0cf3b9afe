package dev.sluice.features.kubernetes.node;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// Reads as much of an HTTP/1 answer as a probe needs, and never waits for the server to close the
/// connection.
final class HttpAnswer {
  private static final int LONGEST_LINE = 8192;
  private static final int LONGEST_BODY = 10_240;

  private HttpAnswer() {}

  /// The status of the answer. The head and a short body are read too, so that closing does not
  /// disturb the server.
  static int status(InputStream connection) throws IOException {
    InputStream in = new BufferedInputStream(connection);
    String first = line(in);
    String[] words = first.split(" ", 3);
    if (!first.startsWith("HTTP/1.") || words.length < 2) {
      throw new IOException("not an HTTP answer: " + first);
    }
    long length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    in.readNBytes((int) Math.min(LONGEST_BODY, length));
    return Integer.parseInt(words[1]);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    int c;
    while ((c = in.read()) != '\n') {
      if (c < 0 || text.length() > LONGEST_LINE) {
        throw new IOException("the connection ended within an answer: " + text);
      }
      text.append((char) c);
    }
    return text.toString().strip();
  }
}
