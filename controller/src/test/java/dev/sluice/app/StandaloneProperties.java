package dev.sluice.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/// A `sluice run` for tests: everything on free ports of this machine, Services answered by the
/// echo backend.
public final class StandaloneProperties {

  private static final int LISTENER_PORT = 80;

  private StandaloneProperties() {}

  /// What to start with.
  ///
  /// @param port what Envoy binds for listener port 80
  public static Map<String, String> of(Path directory, int port) {
    return Map.of(
        "sluice.roots", directory.toString(),
        "sluice.echo", "true",
        "sluice.port-offset", Integer.toString(port - LISTENER_PORT),
        "sluice.bind-address", "127.0.0.1",
        "sluice.concurrency", "1",
        "grpc.server.host", "127.0.0.1",
        "grpc.server.port", "0");
  }

  /// A port that nothing listens on.
  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
