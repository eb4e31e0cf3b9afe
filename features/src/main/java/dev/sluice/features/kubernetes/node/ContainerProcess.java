package dev.sluice.features.kubernetes.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A container that has been started: process 1 of its own process namespace, in the pod's network,
/// with a root that shows the host's files read-only and keeps everything written in a directory of
/// the container.
final class ContainerProcess {

  /// A directory or file of the pod's volumes that the container sees.
  ///
  /// @param source path below the volumes' directory
  /// @param target absolute path inside the container
  /// @param readOnly whether the container may not write there
  record Mount(String source, String target, boolean readOnly) {}

  /// What to run and where.
  ///
  /// @param label `CLUSTER/NAMESPACE/POD/CONTAINER`, by which people find the process
  /// @param directory an own, not yet existing directory
  /// @param devices the directory to copy `/dev` from
  /// @param network the pod's network
  /// @param files files of the root with their content, by relative path
  /// @param hostname the host name
  /// @param volumes the directory of the pod's volumes
  /// @param hostPaths volumes that are paths of the host, by volume name
  /// @param mounts what is mounted where
  /// @param environment the variables as `NAME=value`
  /// @param command program and arguments
  /// @param workingDirectory where the program starts
  record Spec(
      String label,
      Path directory,
      Path devices,
      PodNetwork.Attachment network,
      Map<String, String> files,
      String hostname,
      Path volumes,
      Map<String, String> hostPaths,
      List<Mount> mounts,
      List<String> environment,
      List<String> command,
      String workingDirectory) {}

  /// Exists inside a container's root until everything is mounted.
  private static final String VOLUMES = ".volumes";

  private static final Duration SETUP_LIMIT = Duration.ofSeconds(10);

  private final Process process;
  private final Path directory;
  private final Path network;
  private final List<String> environment;
  private final Thread logging;

  private ContainerProcess(Process process, Spec spec, ContainerLog log) {
    this.process = process;
    this.directory = spec.directory();
    this.network = namespaceFile(spec.network());
    this.environment = spec.environment();
    this.logging = log.capture(process.getInputStream());
  }

  static ContainerProcess start(Spec spec, ContainerLog log) throws IOException {
    Path upper = spec.directory().resolve("upper");
    for (String sub : List.of("work", "root", "upper/" + VOLUMES)) {
      Files.createDirectories(spec.directory().resolve(sub));
    }
    Files.createDirectories(spec.volumes());
    for (Map.Entry<String, String> file : spec.files().entrySet()) {
      Path path = upper.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<String> command = new ArrayList<>();
    if (spec.network().namespace().isPresent()) {
      command.addAll(List.of("nsenter", "--net=" + namespaceFile(spec.network())));
    }
    command.addAll(
        List.of(
            "unshare",
            "--mount",
            "--uts",
            "--ipc",
            "--pid",
            "--fork",
            "--kill-child",
            "/bin/sh",
            "-ec",
            outerScript(spec),
            "sh",
            innerScript(spec),
            "env",
            "-i"));
    command.addAll(spec.environment());
    command.addAll(spec.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().put("SLUICE_CONTAINER", spec.label());
    return new ContainerProcess(builder.start(), spec, log);
  }

  /// Builds the root, then goes on inside it with the second script.
  private static String outerScript(Spec spec) {
    String root = quote(spec.directory().resolve("root").toString());
    StringBuilder script =
        new StringBuilder(
            "mount -t overlay overlay -o lowerdir=/,upperdir=%s,workdir=%s %s\n"
                .formatted(
                    quote(spec.directory().resolve("upper").toString()),
                    quote(spec.directory().resolve("work").toString()),
                    root));
    script.append("cd ").append(root).append('\n');
    script.append("mount -t proc proc proc\n");
    script.append("mount -t sysfs -o ro sysfs sys\n");
    script.append("cp -a ").append(quote(spec.devices() + "/.")).append(" dev\n");
    script.append("echo ").append(quote(spec.hostname())).append(" >proc/sys/kernel/hostname\n");
    script
        .append("mount --rbind ")
        .append(quote(spec.volumes().toString()))
        .append(' ')
        .append(VOLUMES)
        .append('\n');
    spec.hostPaths()
        .forEach(
            (volume, path) -> {
              String place = VOLUMES + "/" + quote(volume);
              script.append("[ -e %1$s ] || mkdir -p %1$s\n".formatted(quote(path)));
              script.append(
                  "if [ -d %1$s ]; then mkdir -p %2$s; else : >>%2$s; fi\n"
                      .formatted(quote(path), place));
              script.append("mount --rbind %s %s\n".formatted(quote(path), place));
            });
    script.append("inner=$1; shift\n");
    script.append("exec chroot . /bin/sh -ec \"$inner\" sh \"$@\"\n");
    return script.toString();
  }

  /// Runs inside the new root, where paths lead where the container sees them lead.
  private static String innerScript(Spec spec) {
    StringBuilder script = new StringBuilder();
    spec.mounts().stream()
        .sorted(Comparator.comparingInt(mount -> Path.of(mount.target()).getNameCount()))
        .forEach(
            mount -> {
              String source = quote("/" + VOLUMES + "/" + mount.source());
              String target = quote(mount.target());
              script.append("[ -e %1$s ] || mkdir -p %1$s\n".formatted(source));
              script.append(
                  "if [ -d %1$s ]; then mkdir -p %2$s; else mkdir -p %3$s; [ -e %2$s ] || : >%2$s; fi\n"
                      .formatted(
                          source,
                          target,
                          quote(String.valueOf(Path.of(mount.target()).getParent()))));
              script.append(
                  "mount -o %s %s %s\n"
                      .formatted(mount.readOnly() ? "bind,ro" : "rbind", source, target));
            });
    script.append("umount -l /%1$s\nrmdir /%1$s\n".formatted(VOLUMES));
    script.append("mkdir -p %1$s && cd %1$s\n".formatted(quote(spec.workingDirectory())));
    script.append("exec \"$@\"\n");
    return script.toString();
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static Path namespaceFile(PodNetwork.Attachment network) {
    return network
        .namespace()
        .map(name -> Path.of("/run/netns", name))
        .orElse(Path.of("/proc/self/ns/net"));
  }

  /// Waits for the end of the container and of its output; returns the exit code as a shell shows
  /// it.
  int waitFor() throws InterruptedException {
    int code = process.waitFor();
    logging.join(Duration.ofSeconds(1));
    return code;
  }

  boolean waitFor(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Asks the container to end.
  void terminate() {
    awaitSetup();
    mainProcess().ifPresent(ProcessHandle::destroy);
  }

  /// Ends the container and everything it started.
  void kill() {
    mainProcess().orElse(process.toHandle()).destroyForcibly();
  }

  /// Starts a further process inside the container, with the container's variables.
  Process execute(List<String> command) throws IOException {
    awaitSetup();
    String pid =
        String.valueOf(
            mainProcess().orElseThrow(() -> new IOException("the container does not run")).pid());
    List<String> full =
        new ArrayList<>(
            List.of(
                "nsenter",
                "--target",
                pid,
                "--mount",
                "--uts",
                "--ipc",
                "--pid",
                "--net=" + network,
                "--root",
                "--wd",
                "env",
                "-i"));
    full.addAll(environment);
    full.addAll(command);
    return new ProcessBuilder(full).redirectErrorStream(true).start();
  }

  /// What the container wrote to a file of its root, if it did.
  Optional<String> written(String path) {
    try {
      Path file = directory.resolve("upper").resolve(Path.of("/").relativize(Path.of(path)));
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file)).filter(text -> !text.isEmpty())
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /// Removes what the container wrote. Call after its end.
  void removeFiles() {
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The container's process 1, which is the only child of the process that made its namespaces.
  private Optional<ProcessHandle> mainProcess() {
    try {
      String children =
          Files.readString(
              Path.of(
                  "/proc",
                  String.valueOf(process.pid()),
                  "task",
                  String.valueOf(process.pid()),
                  "children"));
      return children.isBlank()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(children.strip().split(" ", 2)[0]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Waits until the program is about to run, its root and volumes being in place.
  void awaitSetup() {
    Path marker = directory.resolve("upper").resolve(VOLUMES);
    long deadline = System.nanoTime() + SETUP_LIMIT.toNanos();
    try {
      while (process.isAlive() && Files.exists(marker) && System.nanoTime() < deadline) {
        Thread.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
