package dev.sluice.features.steps;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.features.process.Folder;
import dev.sluice.features.process.SluiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is known about a running Sluice when a step fails.
final class Evidence {

  private Evidence() {}

  static String of(SluiceProcess sluice, Folder folder) {
    return """

    statuses: %s
    deliveries: %s
    folder:
    %s
    printed:
    %s
    end of Sluice's log:
    %s
    """
        .formatted(
            statuses(sluice),
            sluice.management().deliveries(),
            files(folder),
            sluice.printed(),
            sluice.logTail());
  }

  private static String statuses(SluiceProcess sluice) {
    try {
      return sluice.management().statuses().toPrettyString();
    } catch (UncheckedIOException silent) {
      return silent.toString();
    }
  }

  private static String files(Folder folder) {
    var text = new StringBuilder();
    try (var files = Files.list(folder.path())) {
      for (var file : files.sorted().toList()) {
        text.append("--- ").append(file.getFileName()).append('\n').append(content(file));
      }
    } catch (IOException unreadable) {
      text.append(unreadable);
    }
    return text.toString();
  }

  /// Not every file of a scenario is text, and keys stay out of reports.
  private static String content(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var text = new String(bytes, ISO_8859_1);
    return text.contains("tls.key") || bytes.length > 10_000
        ? "(%d bytes)%n".formatted(bytes.length)
        : text;
  }
}
