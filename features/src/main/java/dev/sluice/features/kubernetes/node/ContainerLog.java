package dev.sluice.features.kubernetes.node;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The output of one run of a container: a file whose lines begin with the time they were written.
final class ContainerLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  /// Length of the time stamp and the space after it.
  static final int STAMP = 31;

  private final Path file;
  private volatile boolean complete;

  ContainerLog(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return file;
  }

  /// Whether nothing will be added any more.
  boolean isComplete() {
    return complete;
  }

  /// Copies a process's output until it ends, on a thread of its own because reading a pipe blocks.
  Thread capture(InputStream output) {
    return Thread.ofPlatform()
        .daemon()
        .name("log " + file.getFileName())
        .start(
            () -> {
              try (InputStream in = new BufferedInputStream(output, 16_384);
                  OutputStream out =
                      new BufferedOutputStream(
                          Files.newOutputStream(file, StandardOpenOption.APPEND), 16_384)) {
                copy(in, out);
              } catch (IOException e) {
                // The process is gone, and its pipe with it.
              } finally {
                complete = true;
              }
            });
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    boolean atLineStart = true;
    byte[] buffer = new byte[8192];
    int length;
    while ((length = in.read(buffer)) > 0) {
      byte[] stamp = (TIME.format(Instant.now()) + " ").getBytes(StandardCharsets.US_ASCII);
      ByteArrayOutputStream lines = new ByteArrayOutputStream(length + 128);
      for (int i = 0; i < length; i++) {
        if (atLineStart) {
          lines.writeBytes(stamp);
        }
        lines.write(buffer[i]);
        atLineStart = buffer[i] == '\n';
      }
      lines.writeTo(out);
      if (in.available() == 0) {
        out.flush();
      }
    }
    if (!atLineStart) {
      out.write('\n');
    }
  }
}
