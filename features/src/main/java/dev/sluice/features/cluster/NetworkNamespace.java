package dev.sluice.features.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Another network namespace of this machine. A socket belongs to the namespace of the thread that
/// makes it, for good: so a thread of its own enters the namespace, makes the socket and ends, and
/// whoever asked for it goes on with it. Needs root.
///
/// @param file what names the namespace, such as `/run/netns/NAME` or `/proc/PID/ns/net`
public record NetworkNamespace(Path file) implements Reach {

  @Override
  public Socket socket() throws IOException {
    return inside(
        () -> {
          var socket = new Socket();
          // Before an option is set there is nothing that could belong to a namespace.
          socket.setTcpNoDelay(true);
          return socket;
        });
  }

  @Override
  public DatagramSocket datagrams() throws IOException {
    return inside(DatagramSocket::new);
  }

  private <T> T inside(Callable<T> action) throws IOException {
    var result = new CompletableFuture<T>();
    Thread.ofPlatform().name("in " + file).daemon().start(() -> complete(result, action));
    try {
      return result.get();
    } catch (ExecutionException failure) {
      throw new IOException("cannot use the network of " + file, failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interruption);
    }
  }

  private <T> void complete(CompletableFuture<T> result, Callable<T> action) {
    try {
      NamespaceCalls.enter(file);
      result.complete(action.call());
    } catch (Exception failure) {
      result.completeExceptionally(failure);
    }
  }
}
