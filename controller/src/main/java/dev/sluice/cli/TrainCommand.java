package dev.sluice.cli;

import dev.sluice.training.ClusterTraining;
import dev.sluice.training.FolderTraining;
import dev.sluice.training.FreePorts;
import dev.sluice.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes an AOT cache from a run that looks as users' runs do; part of the build, of no use to
/// users.
@Command(
    name = "train",
    hidden = true,
    description = "Start as users do in a JVM that records, use it as they do and stop.")
final class TrainCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  @Option(
      names = "--controller",
      description = "Start the controller instead of a run on a folder.")
  private boolean controller;

  @Option(names = "--java", paramLabel = "FILE", description = "The JVM. Default: this one")
  private String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Parameters(arity = "1..*", paramLabel = "JVM_FLAG", description = "Flags of the recording JVM.")
  private List<String> flags = List.of();

  private final FreePorts ports = new FreePorts();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("sluice-training-");
    try (var training = training(directory)) {
      return record(training, directory.resolve("log"));
    } finally {
      delete(directory);
    }
  }

  private Training training(Path directory) throws IOException {
    return controller
        ? ClusterTraining.in(directory, ports)
        : FolderTraining.in(
            directory, List.of(java, "--sun-misc-unsafe-memory-access=allow", "-cp", jar()));
  }

  /// What the recorded run says is of interest only if it fails.
  private int record(Training training, Path log) throws IOException, InterruptedException {
    var port = ports.take();
    var process = start(training, port, log);
    try {
      var done = exercise(process, training, new Management(port));
      process.toHandle().destroy();
      if (process.waitFor(LONGEST) && done) {
        return 0;
      }
      System.err.print(Files.readString(log));
      return SluiceCommand.FOUND;
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean exercise(Process process, Training training, Management management)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (training.exercise(path -> answer(management, path))) {
        return true;
      }
      Thread.sleep(PAUSE);
    }
    return false;
  }

  private static Optional<String> answer(Management management, String path) {
    try {
      return Optional.of(management.get(path));
    } catch (UserFacingException _) {
      return Optional.empty();
    }
  }

  private Process start(Training training, int port, Path log) throws IOException {
    var words = new ArrayList<>(List.of(java));
    words.addAll(flags);
    words.addAll(List.of("-jar", jar()));
    words.addAll(training.arguments(port));
    var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(training.environment());
    return builder.start();
  }

  private static String jar() {
    return Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
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
