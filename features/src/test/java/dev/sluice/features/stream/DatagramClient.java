package dev.sluice.features.stream;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Sends datagrams, each from a socket of its own, so that each is a session of its own.
public final class DatagramClient {

  private static final int PATIENCE_MILLISECONDS = 500;
  private static final int LARGEST = 1500;

  private DatagramClient() {}

  /// The answer to one datagram; empty if none comes in half a second.
  ///
  /// @throws IOException if it cannot be sent
  public static Optional<String> ask(InetSocketAddress address) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      var question = "who?".getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(question, question.length, address));
      var answer = new DatagramPacket(new byte[LARGEST], LARGEST);
      socket.receive(answer);
      return Optional.of(
          new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
  }
}
