package dev.sluice.features.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Gives a library the sockets of a [Reach].
final class ReachingSockets extends SocketFactory {

  private final Reach reach;

  ReachingSockets(Reach reach) {
    this.reach = reach;
  }

  @Override
  public Socket createSocket() throws IOException {
    return reach.socket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    var socket = reach.socket();
    socket.connect(address);
    return socket;
  }
}
