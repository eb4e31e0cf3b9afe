package dev.sluice.features.cluster;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What this machine has.
final class Installed {

  private Installed() {}

  /// Root of the source tree.
  static Path home() {
    return Path.of(System.getProperty("sluice.home", "..")).toAbsolutePath().normalize();
  }

  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  static boolean linux() {
    return System.getProperty("os.name").equals("Linux");
  }

  /// Whether a program is on the `PATH`.
  static boolean program(String name) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  /// Whether a short command ends well.
  static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
