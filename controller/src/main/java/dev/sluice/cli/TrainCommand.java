package dev.sluice.cli;

import dev.sluice.app.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Makes the AOT cache from a run that looks as users' runs do; part of the build, of no use to
/// users.
@Command(
    name = "train",
    hidden = true,
    description = "Start as users do in a JVM that records, take one snapshot and stop.")
final class TrainCommand implements Callable<Integer> {

  private static final int LONGEST = 120;
  private static final int FIRST_PORT = 22_000;
  private static final int LAST_PORT = 23_000;
  private static final Duration PAUSE = Duration.ofMillis(20);

  @Parameters(arity = "1..*", paramLabel = "JVM_FLAG", description = "Flags of the recording JVM.")
  private List<String> flags = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("sluice-training-");
    try {
      Training.writeSample(directory);
      return record(directory);
    } finally {
      delete(directory);
    }
  }

  private int record(Path directory) throws IOException, InterruptedException {
    var port = freePort();
    var process = start(directory, port);
    try (var announcement = process.inputReader()) {
      if (announcement.readLine() == null) {
        return process.waitFor();
      }
      var answered = awaitStatus(new Management(port));
      process.toHandle().destroy();
      return process.waitFor(LONGEST, TimeUnit.SECONDS) && answered ? 0 : SluiceCommand.FOUND;
    } finally {
      process.destroyForcibly();
    }
  }

  /// The management server comes up last, and belongs in the cache as well.
  private static boolean awaitStatus(Management management) throws InterruptedException {
    var end = System.nanoTime() + Duration.ofSeconds(LONGEST).toNanos();
    while (System.nanoTime() < end) {
      if (answers(management)) {
        return true;
      }
      Thread.sleep(PAUSE);
    }
    return false;
  }

  private static boolean answers(Management management) {
    try {
      return !management.get("/status/table").isEmpty();
    } catch (UserFacingException _) {
      return false;
    }
  }

  private Process start(Path directory, int port) throws IOException {
    var envoy =
        Training.writeSampleEnvoy(
            directory, List.of(java(), "--sun-misc-unsafe-memory-access=allow", "-cp", jar()));
    var words = new ArrayList<>(List.of(java()));
    words.addAll(flags);
    words.addAll(List.of("-jar", jar(), "run", directory.toString(), "--echo"));
    words.addAll(List.of("--envoy", envoy.toString(), "--management-port", "" + port));
    return new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String jar() {
    return Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
  }

  /// Below those that the system gives away by itself, as the backends of the run take many of
  /// these.
  private static int freePort() throws IOException {
    for (var port = FIRST_PORT; port < LAST_PORT; port++) {
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException _) {
        // somebody has it: the next one
      }
    }
    throw new IOException("no port is free between %d and %d".formatted(FIRST_PORT, LAST_PORT));
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException vanished) {
      throw vanished.getCause();
    }
  }
}
