package dev.sluice.features.kubernetes.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class TcpForwarderTest {
  private final InetAddress loopback = InetAddress.getLoopbackAddress();
  private final Backends backends = new Backends();
  private ServerSocket server;
  private InetSocketAddress address;
  private TcpForwarder forwarder;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 10, loopback);
    backends.set(List.of(new InetSocketAddress(loopback, server.getLocalPort())), false);
    try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
      address = new InetSocketAddress(loopback, free.getLocalPort());
    }
    forwarder = new TcpForwarder(address, backends);
  }

  @AfterEach
  void close() throws IOException {
    forwarder.close();
    server.close();
  }

  @Test
  void answersAfterTheClientHasFinishedSending() throws IOException {
    try (Socket client = connect();
        Socket peer = server.accept()) {
      client.getOutputStream().write("question".getBytes(UTF_8));
      client.shutdownOutput();
      assertThat(new String(peer.getInputStream().readAllBytes(), UTF_8)).isEqualTo("question");
      byte[] answer = new byte[300_000];
      answer[299_999] = 7;
      peer.getOutputStream().write(answer);
      peer.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(answer);
    }
  }

  @Test
  void keepsConnectionsWhenTheEndpointsChange() throws IOException {
    try (Socket client = connect();
        Socket peer = server.accept()) {
      backends.set(List.of(), false);
      client.getOutputStream().write(1);
      assertThat(peer.getInputStream().read()).isEqualTo(1);
    }
  }

  @Test
  void resetsTheClientWhenThereIsNoEndpoint() throws IOException {
    backends.set(List.of(), false);
    try (Socket client = connect()) {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void resetsTheClientWhenTheEndpointRefuses() throws IOException {
    server.close();
    try (Socket client = connect()) {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  @SuppressWarnings("try")
  void passesOnAReset() throws IOException {
    try (Socket client = connect();
        Socket peer = server.accept()) {
      peer.setSoLinger(true, 0);
      peer.close();
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void refusesOnceClosed() {
    forwarder.close();
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }

  private Socket connect() throws IOException {
    return new Socket(address.getAddress(), address.getPort());
  }
}
