package dev.sluice.features.kubernetes.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// Reads a container's log as asked for by the options of `kubectl logs`.
///
/// @param follow go on until the container ends
/// @param timestamps leave the time in front of each line
/// @param tailLines at most this many of the last lines, or a negative number for all
/// @param since only lines written at or after this time
/// @param limit at most this many bytes
record LogReader(boolean follow, boolean timestamps, long tailLines, Instant since, long limit) {
  private static final long POLL_MILLIS = 100;

  static LogReader of(Map<String, String> options) {
    Instant since = Instant.MIN;
    if (options.containsKey("sinceSeconds")) {
      since = Instant.now().minusSeconds(Long.parseLong(options.get("sinceSeconds")));
    } else if (options.containsKey("sinceTime")) {
      since = Instant.parse(options.get("sinceTime"));
    }
    return new LogReader(
        "true".equals(options.get("follow")),
        "true".equals(options.get("timestamps")),
        Long.parseLong(options.getOrDefault("tailLines", "-1")),
        since,
        Long.parseLong(options.getOrDefault("limitBytes", String.valueOf(Long.MAX_VALUE))));
  }

  void copy(ContainerLog log, OutputStream out) throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(log.file().toFile(), "r")) {
      file.seek(start(file));
      long left = limit;
      StringBuilder rest = new StringBuilder();
      byte[] buffer = new byte[16_384];
      while (left > 0) {
        boolean complete = log.isComplete();
        int length = file.read(buffer);
        if (length > 0) {
          rest.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
          left = writeLines(rest, out, left);
        } else if (complete || !follow) {
          return;
        } else {
          out.flush();
          Thread.sleep(POLL_MILLIS);
        }
      }
    }
  }

  private long writeLines(StringBuilder text, OutputStream out, long limit) throws IOException {
    long left = limit;
    int begin = 0;
    int end;
    while (left > 0 && (end = text.indexOf("\n", begin)) >= 0) {
      if (since.equals(Instant.MIN)
          || !Instant.parse(text.substring(begin, begin + ContainerLog.STAMP - 1))
              .isBefore(since)) {
        String line = text.substring(timestamps ? begin : begin + ContainerLog.STAMP, end + 1);
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        int length = (int) Math.min(left, bytes.length);
        out.write(bytes, 0, length);
        left -= length;
      }
      begin = end + 1;
    }
    text.delete(0, begin);
    return left;
  }

  /// Where the last lines begin, found by reading backwards.
  private long start(RandomAccessFile file) throws IOException {
    if (tailLines < 0) {
      return 0;
    }
    long position = file.length();
    long newlines = 0;
    byte[] block = new byte[8192];
    while (position > 0) {
      int length = (int) Math.min(block.length, position);
      position -= length;
      file.seek(position);
      file.readFully(block, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (block[i] == '\n' && ++newlines > tailLines) {
          return position + i + 1;
        }
      }
    }
    return 0;
  }
}
