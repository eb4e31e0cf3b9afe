package dev.sluice.xds.envoy.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;

/// A client's end of a session: all datagrams from one port.
final class DatagramSession implements AutoCloseable {
  private static final int PATIENCE_MILLISECONDS = 100;

  private final DatagramSocket socket;

  private DatagramSession(DatagramSocket socket) {
    this.socket = socket;
  }

  static DatagramSession to(int port) {
    try {
      var socket = new DatagramSocket();
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.connect(InetAddress.getLoopbackAddress(), port);
      return new DatagramSession(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The answer to a datagram; empty if there is none.
  String ask() {
    try {
      socket.send(new DatagramPacket(new byte[] {1}, 1));
      var answer = new DatagramPacket(new byte[64], 64);
      socket.receive(answer);
      return new String(answer.getData(), 0, answer.getLength(), UTF_8);
    } catch (SocketTimeoutException | PortUnreachableException nobody) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
