package dev.sluice.features.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Sources of other projects, which scripts fetch from the Go module proxy at first use.
final class ModuleSource {

  private ModuleSource() {}

  /// The directory that a script prints.
  ///
  /// @param script below `features/kubernetes`
  static Path of(String script, String argument) {
    var program = Installed.home().resolve("features/kubernetes").resolve(script).toString();
    try {
      var process = new ProcessBuilder(program, argument).redirectError(Redirect.INHERIT).start();
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (answer.isBlank()) {
        throw new IllegalStateException("%s %s has no answer".formatted(script, argument));
      }
      return Path.of(answer.strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
