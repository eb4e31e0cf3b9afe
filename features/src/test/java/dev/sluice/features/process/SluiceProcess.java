package dev.sluice.features.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A running `sluice run`, its Envoy with it.
public final class SluiceProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(15);
  private static final int TAIL_LINES = 40;

  private final Process process;
  private final Ports ports;
  private final Path output;
  private final Path log;

  private SluiceProcess(Process process, Ports ports, Path output, Path log) {
    this.process = process;
    this.ports = ports;
    this.output = output;
    this.log = log;
  }

  /// Starts Sluice on a folder. Envoy is `$ENVOY`, or found by Sluice itself.
  ///
  /// @param logs directory for what it prints
  /// @param more further arguments
  /// @throws IOException if it cannot be started
  public static SluiceProcess start(
      Installation installation, Path folder, Path logs, Ports ports, String... more)
      throws IOException {
    var arguments =
        Stream.concat(
            Stream.of(
                "run",
                folder.toString(),
                "--bind-address=127.0.0.1",
                "--port-offset=" + ports.offset(),
                "--management-port=" + ports.management()),
            Stream.of(more));
    return start(installation.command(arguments.toList()), logs, ports);
  }

  static SluiceProcess start(List<String> command, Path logs, Ports ports) throws IOException {
    var output = logs.resolve("output.txt");
    var log = logs.resolve("log.txt");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new SluiceProcess(process, ports, output, log);
  }

  /// Waits until Envoy has the first configuration in force and the user has been told so.
  public void awaitReady() {
    await("Sluice to be ready")
        .atMost(START)
        .pollInterval(Duration.ofMillis(20))
        .failFast("Sluice ended", () -> !process.isAlive())
        .until(() -> settled() && !printed().isBlank());
  }

  private boolean settled() {
    return management().deliveries().filter(Deliveries::settled).isPresent();
  }

  /// The ports it was given.
  public Ports ports() {
    return ports;
  }

  /// What it tells about itself.
  public Management management() {
    return new Management(ports.management());
  }

  /// What it printed for the user.
  public String printed() {
    return read(output);
  }

  /// What it logged.
  public String log() {
    return read(log);
  }

  /// The end of its log.
  public String logTail() {
    var lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      return "(" + missing.getMessage() + ")";
    }
  }

  /// The process id of Sluice.
  public long pid() {
    return process.pid();
  }

  /// Processor time that Sluice alone has used, its Envoy not counted.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /// Its Envoy, if one runs.
  public Optional<ProcessHandle> envoy() {
    return process.descendants().filter(SluiceProcess::isEnvoy).findFirst();
  }

  private static boolean isEnvoy(ProcessHandle handle) {
    return handle.info().command().map(Path::of).filter(path -> path.endsWith("envoy")).isPresent();
  }

  /// Asks it to end, and waits until it and its Envoy are gone.
  ///
  /// @return what was still running and had to be killed, best nothing
  public List<ProcessHandle> end() {
    var family = Stream.concat(envoy().stream(), Stream.of(process.toHandle())).toList();
    process.destroy();
    var deadline = System.nanoTime() + END.toNanos();
    family.forEach(member -> waitForEnd(member, deadline));
    var left = family.stream().filter(ProcessHandle::isAlive).toList();
    left.forEach(ProcessHandle::destroyForcibly);
    return left;
  }

  /// Kills it, so that it cannot clean up. What it would have deleted is deleted here.
  ///
  /// @throws IOException if that fails
  public void kill() throws IOException {
    var workspace = workspace();
    process.destroyForcibly();
    waitForEnd(process.toHandle(), System.nanoTime() + END.toNanos());
    if (workspace.isPresent()) {
      Folder.deleteAll(workspace.get());
    }
  }

  /// The directory of Envoy's first configuration.
  private Optional<Path> workspace() {
    return envoy()
        .flatMap(handle -> handle.info().arguments())
        .flatMap(words -> Stream.of(words).filter(word -> word.endsWith(".json")).findFirst())
        .map(bootstrap -> Path.of(bootstrap).getParent());
  }

  private static void waitForEnd(ProcessHandle member, long deadline) {
    try {
      member.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
  }
}
