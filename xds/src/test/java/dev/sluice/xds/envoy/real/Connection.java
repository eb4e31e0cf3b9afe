package dev.sluice.xds.envoy.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;

/// A client's connection, line by line.
final class Connection implements AutoCloseable {
  private static final int PATIENCE_MILLISECONDS = 10_000;

  private final Socket socket;
  private final BufferedReader in;

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLISECONDS);
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  static Connection to(int port) {
    try {
      return new Connection(
          SocketFactory.getDefault().createSocket(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Connection over(Socket socket) throws IOException {
    return new Connection(socket);
  }

  /// The first line that the other side says; empty if it closes the connection instead.
  static Optional<String> greeting(int port) {
    try (var connection = to(port)) {
      return connection.line();
    }
  }

  /// The next line; empty if the connection is closed.
  Optional<String> line() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  void say(String line) {
    try {
      socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
