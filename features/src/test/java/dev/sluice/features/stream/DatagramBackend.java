package dev.sluice.features.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// Answers each datagram with the name of its Service. Has a thread of its own.
public final class DatagramBackend implements AutoCloseable {

  private static final int LARGEST = 1500;

  private final DatagramSocket socket;

  private DatagramBackend(DatagramSocket socket) {
    this.socket = socket;
  }

  /// Starts on a free loopback port.
  ///
  /// @param service the Service that it says it is
  /// @throws IOException if there is no port
  public static DatagramBackend start(String service) throws IOException {
    var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(socket, service.getBytes(StandardCharsets.UTF_8)));
    return new DatagramBackend(socket);
  }

  /// The port that it listens on.
  public int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private static void serve(DatagramSocket socket, byte[] answer) {
    var received = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      while (true) {
        socket.receive(received);
        socket.send(new DatagramPacket(answer, answer.length, received.getSocketAddress()));
      }
    } catch (SocketException _) {
      // closed
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
