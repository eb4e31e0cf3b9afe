package dev.sluice.bootstrap;

import dev.sluice.json.Json;

/// Where Envoy's admin interface listens: on this machine only, because it can end the proxy and
/// shows its configuration.
public sealed interface AdminAddress {
  /// A port of the loopback interface; 0 lets the system choose.
  record LoopbackPort(int port) implements AdminAddress {}

  /// A Unix domain socket that only its owner may open. Envoy creates the file.
  record UnixSocket(String path) implements AdminAddress {}

  /// How Envoy is told where to listen.
  default Json.Obj listening() {
    return switch (this) {
      case LoopbackPort(var port) -> Addresses.socket(Addresses.LOOPBACK, port);
      case UnixSocket(var path) ->
          Json.Obj.EMPTY.with("pipe", Addresses.pipe(path).object("pipe").with("mode", 0600));
    };
  }

  /// How Envoy is told where to reach it.
  default Json.Obj reaching() {
    return switch (this) {
      case LoopbackPort(var port) -> Addresses.socket(Addresses.LOOPBACK, port);
      case UnixSocket(var path) -> Addresses.pipe(path);
    };
  }
}
