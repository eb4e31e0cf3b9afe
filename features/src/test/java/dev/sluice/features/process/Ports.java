package dev.sluice.features.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The ports of one run, far from those of any other run.
///
/// @param offset what `--port-offset` says: added to listener ports below 1024
public record Ports(int offset) {

  private static final int FIRST_UNPRIVILEGED = 1024;

  /// Blocks start here and end below the ports that the system hands out by itself.
  private static final int FIRST_BLOCK = 11_000;

  private static final int BLOCK = FIRST_UNPRIVILEGED + 1;
  private static final int BLOCKS = 20;

  /// Runs beside each other on one machine start at different blocks.
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() % BLOCKS));

  /// Ports that nobody listens on.
  public static Ports free() {
    for (var attempt = 0; attempt < BLOCKS; attempt++) {
      var block = Math.floorMod(NEXT.getAndIncrement(), BLOCKS);
      var ports = new Ports(FIRST_BLOCK + block * BLOCK);
      if (ports.used().stream().allMatch(Ports::isFree)) {
        return ports;
      }
    }
    throw new IllegalStateException("no free ports above " + FIRST_BLOCK);
  }

  /// The address at which a listener is reached.
  ///
  /// @param listenerPort as written in the Gateway
  public InetSocketAddress address(int listenerPort) {
    return loopback(bound(listenerPort));
  }

  /// The port that is bound for a listener's.
  public int bound(int listenerPort) {
    return listenerPort < FIRST_UNPRIVILEGED ? listenerPort + offset : listenerPort;
  }

  /// The port for `--management-port`.
  public int management() {
    return offset + FIRST_UNPRIVILEGED;
  }

  private List<Integer> used() {
    return List.of(bound(80), bound(443), management());
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(loopback(port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
