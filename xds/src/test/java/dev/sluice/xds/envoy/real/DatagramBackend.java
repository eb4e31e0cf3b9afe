package dev.sluice.xds.envoy.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Answers each datagram with its name.
final class DatagramBackend implements AutoCloseable {
  private final String name;
  private final DatagramSocket socket;

  private DatagramBackend(String name, DatagramSocket socket) {
    this.name = name;
    this.socket = socket;
  }

  static DatagramBackend start(String name) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var backend = new DatagramBackend(name, new DatagramSocket(address));
      Thread.ofVirtual().start(backend::answer);
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void answer() {
    try {
      while (!socket.isClosed()) {
        var asked = new DatagramPacket(new byte[64], 64);
        socket.receive(asked);
        var text = name.getBytes(UTF_8);
        socket.send(new DatagramPacket(text, text.length, asked.getSocketAddress()));
      }
    } catch (IOException closed) {
      socket.close();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
