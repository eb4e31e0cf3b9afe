package dev.sluice.standalone;

import java.nio.file.Path;

/// Where Envoy's admin interface listens: on this machine only, because it can end the proxy and
/// shows its configuration.
public sealed interface AdminAddress {
  /// A port of the loopback interface; 0 lets the system choose.
  record LoopbackPort(int port) implements AdminAddress {}

  /// A Unix domain socket that only its owner may open. Envoy creates the file.
  record UnixSocket(Path path) implements AdminAddress {}
}
