package dev.sluice.training;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;

/// Ports that nobody has, each given once: below those that the system gives away by itself, as the
/// backends of a run take many of these. Used by one thread.
public final class FreePorts {

  private static final int FIRST = 22_000;
  private static final int LAST = 23_000;

  private int next = FIRST;

  /// Another port.
  ///
  /// @throws IOException if there is none
  public int take() throws IOException {
    while (next < LAST) {
      try (var socket = new ServerSocket(next++)) {
        return socket.getLocalPort();
      } catch (BindException _) {
        // somebody has it: the next one
      }
    }
    throw new IOException("no port is free between %d and %d".formatted(FIRST, LAST));
  }
}
