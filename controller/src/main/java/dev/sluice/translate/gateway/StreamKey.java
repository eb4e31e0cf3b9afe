package dev.sluice.translate.gateway;

import static java.util.Comparator.comparing;

import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery;
import dev.sluice.xds.ir.Upstream.Protocol;
import java.util.Comparator;

/// Identifies connections or datagrams that one route takes as a whole: those of a TCP or UDP
/// listener, or those for one TLS server name of a TLS listener.
///
/// @param fleet name of the fleet whose proxies take them
/// @param bindPort port that proxies bind
/// @param listener where they arrive
/// @param host server names; every one where there are none
public record StreamKey(String fleet, int bindPort, ListenerId listener, Hostname host)
    implements Comparable<StreamKey> {

  private static final Comparator<StreamKey> ORDER =
      comparing(StreamKey::fleet)
          .thenComparingInt(StreamKey::bindPort)
          .thenComparing(StreamKey::listener)
          .thenComparing(StreamKey::host, Hostname.MOST_SPECIFIC_FIRST);

  /// By fleet, port and listener, then the most specific host first.
  @Override
  public int compareTo(StreamKey other) {
    return ORDER.compare(this, other);
  }

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
