package dev.sluice.bootstrap;

import dev.sluice.json.Json;
import java.util.Collection;

/// The families of addresses that pods of a cluster have, so that proxies listen on all of them.
public enum IpFamilies {
  /// IPv4 only.
  IPV4("0.0.0.0"),
  /// IPv6, and IPv4 beside it if there is any.
  IPV6_TOO("::");

  private static final String IPV6_SEPARATOR = ":";

  private final String everyAddress;

  IpFamilies(String everyAddress) {
    this.everyAddress = everyAddress;
  }

  /// The families of these literal IP addresses. Without any, it is IPv4: where a node has no IPv6,
  /// nothing can be bound to it.
  public static IpFamilies of(Collection<String> addresses) {
    return addresses.stream().anyMatch(address -> address.contains(IPV6_SEPARATOR))
        ? IPV6_TOO
        : IPV4;
  }

  /// The literal IP address by which a server listens on all of them.
  public String everyAddress() {
    return everyAddress;
  }

  /// The same in Envoy's form.
  Json.Obj socket(int port) {
    var socket = Addresses.socket(everyAddress, port).object("socket_address");
    return Json.Obj.EMPTY.with(
        "socket_address", this == IPV6_TOO ? socket.with("ipv4_compat", true) : socket);
  }
}
