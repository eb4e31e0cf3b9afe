package dev.sluice.features.kubernetes.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Copies bytes between clients of a service port and its endpoints. The end of one direction is
/// passed on without ending the other, and a reset is passed on as a reset.
final class TcpForwarder implements Forwarder {
  private static final System.Logger LOG = System.getLogger(TcpForwarder.class.getName());
  private static final int BACKLOG = 1024;
  private static final int BUFFER_SIZE = 32_768;
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final ConcurrentLinkedQueue<ByteBuffer> BUFFERS = new ConcurrentLinkedQueue<>();

  private final ServerSocketChannel listener;
  private final Backends backends;
  private final Thread acceptor;

  TcpForwarder(InetSocketAddress address, Backends backends) throws IOException {
    this.backends = backends;
    listener = ServerSocketChannel.open();
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.bind(address, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    acceptor = Thread.ofVirtual().name("tcp " + address).start(this::accept);
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        SocketChannel client = listener.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "accept failed", e);
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        SocketChannel server = SocketChannel.open()) {
      Optional<InetSocketAddress> backend = backends.pick(client.socket().getInetAddress());
      if (backend.isEmpty()) {
        reset(client);
        return;
      }
      try {
        server.socket().connect(backend.get(), CONNECT_TIMEOUT_MILLIS);
      } catch (IOException e) {
        reset(client);
        return;
      }
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      server.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Thread back = Thread.startVirtualThread(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "connection failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer =
        Optional.ofNullable(BUFFERS.poll()).orElseGet(() -> ByteBuffer.allocateDirect(BUFFER_SIZE));
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    } finally {
      BUFFERS.add(buffer.clear());
    }
  }

  private static void reset(SocketChannel channel) {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    } catch (SocketException | ClosedChannelException e) {
      // Already closed by the other direction.
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "close failed", e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      // The system closes the socket only when no thread waits in it any more.
      acceptor.join();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "close failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
