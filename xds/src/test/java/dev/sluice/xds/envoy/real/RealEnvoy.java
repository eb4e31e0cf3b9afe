package dev.sluice.xds.envoy.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.binary.EnvoyBinary;
import dev.sluice.xds.ir.Proxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A running Envoy, or one that only checks a configuration. It is the one that Sluice itself would
/// use.
final class RealEnvoy implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 30;

  private final Process process;
  private final Path directory;

  private RealEnvoy(Process process, Path directory) {
    this.process = process;
    this.directory = directory;
  }

  /// Starts Envoy and waits until all binds answer.
  static RealEnvoy running(Proxy proxy) {
    var envoy = start(proxy, List.of("--concurrency", "1"));
    for (var bind : proxy.binds()) {
      await().until(() -> !envoy.process.isAlive() || listens(bind.port()));
    }
    assertThat(envoy.process.isAlive()).as(() -> envoy.log()).isTrue();
    return envoy;
  }

  /// Fails unless Envoy accepts everything in it.
  static void validate(Proxy proxy) {
    try (var envoy = start(proxy, List.of("--mode", "validate"))) {
      assertThat(envoy.process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(envoy.process.exitValue()).as(() -> envoy.log()).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A port that nothing listens on.
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RealEnvoy start(Proxy proxy, List<String> options) {
    try {
      var executable = EnvoyBinary.ofThisProcess().locate(Optional.empty());
      var directory = Files.createTempDirectory("envoy");
      var config = directory.resolve("bootstrap.pb");
      Files.write(config, new StaticBootstrap(proxy).message().toByteArray());
      var command = new ArrayList<>(List.of(executable.toString(), "-c", config.toString()));
      command.addAll(List.of("--use-dynamic-base-id", "--log-level", "warning"));
      command.addAll(options);
      var log = directory.resolve("log").toFile();
      var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
      return new RealEnvoy(process.start(), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
