package dev.sluice.features.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A Kubernetes without containers, run as processes of this machine in namespaces of their own. It
/// ends when this process does, however that ends.
///
/// @param name tells clusters on one machine apart
record KubernetesOnThisMachine(String name) implements ClusterProvider {

  private static final List<String> NEEDED = List.of("go", "ip", "unshare", "nsenter", "bash");
  private static final int SECONDS_TO_END = 30;

  static KubernetesOnThisMachine here() {
    return new KubernetesOnThisMachine("scenarios-" + ProcessHandle.current().pid());
  }

  @Override
  public Optional<String> obstacle() {
    if (!Installed.linux()) {
      return Optional.of("a Kubernetes on this machine needs Linux");
    }
    if (!Installed.root()) {
      return Optional.of("a Kubernetes on this machine needs root");
    }
    return NEEDED.stream()
        .filter(program -> !Installed.program(program))
        .findFirst()
        .map("a Kubernetes on this machine needs the program "::concat)
        .or(KubernetesOnThisMachine::confinement);
  }

  /// Root of a container is often not allowed to make namespaces.
  private static Optional<String> confinement() {
    return Installed.succeeds("unshare", "--mount", "--net", "--pid", "--fork", "true")
        ? Optional.empty()
        : Optional.of("a Kubernetes on this machine needs to be allowed to make namespaces");
  }

  @Override
  public Cluster start() {
    try {
      var process = launch();
      awaitReady(process);
      var directory = Path.of("/run/sluice-cluster", name);
      return new Cluster(
          directory.resolve("kubeconfig"),
          new NetworkNamespace(Path.of("/run/netns", name + "-node")),
          () -> end(process));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Process launch() throws IOException {
    var script = Installed.home().resolve("features/cluster").toString();
    var builder = new ProcessBuilder(script, "up", "--until-eof").redirectError(Redirect.INHERIT);
    builder.environment().put("SLUICE_CLUSTER", name);
    return builder.start();
  }

  /// Reads up to the line that the script prints once the cluster accepts work.
  private static void awaitReady(Process process) throws IOException {
    var lines = process.inputReader(StandardCharsets.UTF_8);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("kubeconfig: ")) {
        return;
      }
    }
    throw new IllegalStateException("the cluster did not start; the reason is in its output above");
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
