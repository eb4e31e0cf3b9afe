package dev.sluice.bootstrap;

import dev.sluice.json.Json;

/// Addresses in Envoy's form, and clusters that have one.
final class Addresses {

  static final String LOOPBACK = "127.0.0.1";

  private Addresses() {}

  static Json.Obj socket(String address, int port) {
    return Json.Obj.EMPTY.with(
        "socket_address", Json.Obj.EMPTY.with("address", address).with("port_value", port));
  }

  static Json.Obj pipe(String path) {
    return Json.Obj.EMPTY.with("pipe", Json.Obj.EMPTY.with("path", path));
  }

  /// A cluster of this name that has the address as its only endpoint.
  static Json.Obj cluster(String name, Json.Obj address) {
    var endpoint = Json.Obj.EMPTY.with("endpoint", Json.Obj.EMPTY.with("address", address));
    var endpoints = Json.Obj.EMPTY.with("lb_endpoints", Json.list(endpoint));
    return Json.Obj.EMPTY
        .with("name", name)
        .with("connect_timeout", "1s")
        .with(
            "load_assignment",
            Json.Obj.EMPTY.with("cluster_name", name).with("endpoints", Json.list(endpoints)));
  }
}
