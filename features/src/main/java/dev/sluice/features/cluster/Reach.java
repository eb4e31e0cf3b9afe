package dev.sluice.features.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Socket;

/// From where connections are opened: addresses of pods, Services and load balancers need not lead
/// anywhere from the network of the tests.
public sealed interface Reach permits Direct, NetworkNamespace {

  /// A socket that is not connected yet. It may be connected and used by any thread.
  ///
  /// @throws IOException if the system has none to give
  Socket socket() throws IOException;

  /// A socket for datagrams, bound to a free port.
  ///
  /// @throws IOException if the system has none to give
  DatagramSocket datagrams() throws IOException;
}
