package dev.sluice.features.kubernetes;

import dev.sluice.features.kubernetes.node.ImageTable;
import dev.sluice.features.kubernetes.node.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/// Runs a cluster until the process is told to stop; the script `features/cluster` prepares its
/// namespaces.
public final class Main {

  private Main() {}

  /// Starts it.
  ///
  /// @param args pairs: `--root` with the cluster's directory, `--programs` with that of etcd and
  ///   the others, `--sluice` with the source tree, and any number of `--images` with an image
  ///   table
  /// @throws IOException if files cannot be written
  /// @throws InterruptedException never; the process is killed
  public static void main(String[] args) throws IOException, InterruptedException {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    Logger.getLogger("io.kubernetes").setLevel(Level.WARNING);
    var programs = values(args, "--programs").getFirst();
    var java = Path.of(System.getProperty("java.home"));
    var places = new Places(programs, values(args, "--sluice").getFirst(), java);
    var layout = new Layout(values(args, "--root").getFirst(), programs);
    new LocalKubernetes(layout, new ImageTable(values(args, "--images"), places)).start();
    Thread.currentThread().join();
  }

  private static List<Path> values(String[] args, String option) {
    return IntStream.range(0, args.length - 1)
        .filter(index -> args[index].equals(option))
        .mapToObj(index -> Path.of(args[index + 1]).toAbsolutePath())
        .toList();
  }
}
