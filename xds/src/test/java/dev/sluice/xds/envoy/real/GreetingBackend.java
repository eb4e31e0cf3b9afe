package dev.sluice.xds.envoy.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/// A TCP backend that says its name in a first line and then everything that it hears.
final class GreetingBackend implements AutoCloseable {
  private final String name;
  private final ServerSocket server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private GreetingBackend(String name, ServerSocket server) {
    this.name = name;
    this.server = server;
  }

  static GreetingBackend start(String name) {
    return start(name, ServerSocketFactory.getDefault());
  }

  /// Behind TLS, where the factory makes TLS sockets.
  static GreetingBackend start(String name, ServerSocketFactory factory) {
    try {
      var server = factory.createServerSocket(0, 512, InetAddress.getLoopbackAddress());
      var backend = new GreetingBackend(name, server);
      var _ = backend.executor.submit(backend::accept);
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  private Void accept() throws IOException {
    while (true) {
      var socket = server.accept();
      var _ = executor.submit(() -> greet(socket));
    }
  }

  private Void greet(Socket socket) throws IOException {
    try (socket) {
      var out = socket.getOutputStream();
      out.write((name + "\n").getBytes(UTF_8));
      out.flush();
      socket.getInputStream().transferTo(out);
    }
    return null;
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
