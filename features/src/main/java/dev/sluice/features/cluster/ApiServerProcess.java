package dev.sluice.features.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The API server of a cluster that this machine runs, to be stopped like one that is out of reach:
/// connections stay, and nothing answers.
public final class ApiServerProcess {

  private static final String PROGRAM = "kube-apiserver";

  private final ProcessHandle process;

  private ApiServerProcess(ProcessHandle process) {
    this.process = process;
  }

  /// Finds it; empty where the cluster runs elsewhere.
  public static Optional<ApiServerProcess> of(Cluster cluster) {
    return cluster.reach() instanceof NetworkNamespace(var file)
        ? ProcessHandle.allProcesses()
            .filter(ApiServerProcess::isApiServer)
            .filter(process -> network(namespace(process)).equals(network(file)))
            .findFirst()
            .map(ApiServerProcess::new)
        : Optional.empty();
  }

  private static boolean isApiServer(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith(PROGRAM)).isPresent();
  }

  private static Path namespace(ProcessHandle process) {
    return Path.of("/proc", String.valueOf(process.pid()), "ns/net");
  }

  private static Optional<Object> network(Path file) {
    try {
      return Optional.of(Files.getAttribute(file, "unix:ino"));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// From now on it does not answer.
  public void stop() {
    signal("-STOP");
  }

  /// It goes on where it was stopped.
  public void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
