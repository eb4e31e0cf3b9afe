package dev.sluice.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/// A shell script in the place of Envoy, which notes the process ids it ran under.
record FakeEnvoy(Path directory) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// @param life what the script does after it noted its process id
  static FakeEnvoy that(Path directory, String life) throws IOException {
    var fake = new FakeEnvoy(directory);
    Files.writeString(
        fake.binary(), "#!/bin/sh\necho $$ >> '%s'\n%s\n".formatted(fake.pidFile(), life));
    Files.setPosixFilePermissions(fake.binary(), PosixFilePermissions.fromString("rwx------"));
    return fake;
  }

  Path binary() {
    return directory.resolve("envoy");
  }

  EnvoyCommand command() {
    return new EnvoyCommand(binary(), directory.resolve("bootstrap.json"));
  }

  List<Long> pids() throws IOException {
    return Files.exists(pidFile())
        ? Files.readAllLines(pidFile()).stream().map(Long::valueOf).toList()
        : List.of();
  }

  void awaitStarts(int count) {
    await().atMost(PATIENCE).until(() -> pids().size() >= count);
  }

  void awaitNoneAlive() {
    await().atMost(PATIENCE).until(() -> pids().stream().noneMatch(FakeEnvoy::isAlive));
  }

  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private Path pidFile() {
    return directory.resolve("pids");
  }
}
