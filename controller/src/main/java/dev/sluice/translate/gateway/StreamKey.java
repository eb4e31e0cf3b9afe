package dev.sluice.translate.gateway;

import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery;
import dev.sluice.xds.ir.Upstream.Protocol;

/// Identifies connections or datagrams that one route takes as a whole: those of a TCP or UDP
/// listener, or those for one TLS server name of a TLS listener.
///
/// @param fleet name of the fleet whose proxies take them
/// @param bindPort port that proxies bind
/// @param listener where they arrive
/// @param host server names; every one where there are none
public record StreamKey(String fleet, int bindPort, ListenerId listener, Hostname host) {

  /// The name of the relay or mixture in a proxy, and of the upstream of a mixture.
  public String name() {
    return TableKey.bindName(fleet, bindPort) + "/" + chain();
  }

  /// The destination of the mixture, which stays the same whatever routes say.
  public Upstream upstream() {
    return new Upstream(name(), Protocol.UDP, new Discovery.Delivered());
  }

  /// The name of the chain in its bind.
  public String chain() {
    var name = listener.within(fleet);
    return host.equals(Hostname.ANY) ? name : name + "/" + host.value();
  }
}
