package dev.sluice.features.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a command left: its exit code and what it printed.
public record Finished(List<String> command, int exitCode, String output, String errors) {

  private static final int PATIENCE_SECONDS = 60;

  /// Runs a command to its end.
  ///
  /// @throws IOException if it cannot be started or does not end in time
  public static Finished run(Path directory, List<String> command) throws IOException {
    var output = Files.createTempFile("output", ".txt");
    var errors = Files.createTempFile("errors", ".txt");
    try {
      var process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      var exitCode = exitCode(process, command);
      return new Finished(command, exitCode, Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static int exitCode(Process process, List<String> command) throws IOException {
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly().waitFor();
      throw new IOException(command + " does not end");
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  @Override
  public String toString() {
    return "%s%n  exit code %d%n%s%s"
        .formatted(String.join(" ", command), exitCode, output, errors);
  }
}
