package dev.sluice.features.kubernetes.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A long-running program of the control plane. The cluster cannot go on without it, so its end is
/// the cluster's end.
final class Daemon {
  private static final System.Logger LOG = System.getLogger(Daemon.class.getName());

  private Daemon() {}

  static void start(Path log, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var _ =
          process
              .onExit()
              .thenAccept(
                  ended -> {
                    LOG.log(
                        System.Logger.Level.ERROR,
                        command.getFirst() + " ended with " + ended.exitValue() + ", see " + log);
                    System.exit(1);
                  });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
