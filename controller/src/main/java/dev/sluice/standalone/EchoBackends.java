package dev.sluice.standalone;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Stands in for Services that have no Pods here: answers every request with what it received.
///
/// The port that a request arrives at tells which Service is meant, so that nothing is added to the
/// request and it works the same on Linux and macOS. All ports share one thread; a port that nobody
/// calls costs a socket and a few hundred bytes. HTTP/1.1, HTTP/2 without TLS and WebSocket, on the
/// loopback interface only. Any thread may call.
public final class EchoBackends implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("echo", true), NioIoHandler.newFactory());
  private final Map<EchoService, Channel> ports = new ConcurrentHashMap<>();

  /// The loopback port that answers for this port of this Service, opened when first asked for.
  ///
  /// @throws IllegalStateException when the system has no port left
  public int portOf(String namespace, String service, int servicePort) {
    var key = new EchoService(namespace, service, servicePort);
    var channel = ports.computeIfAbsent(key, this::open);
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  private Channel open(EchoService service) {
    var bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new EchoConnection(service))
            .bind(LOOPBACK, 0)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IllegalStateException("no port for the echo backend " + service, bound.cause());
    }
    return bound.channel();
  }

  /// Closes all ports and connections.
  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
