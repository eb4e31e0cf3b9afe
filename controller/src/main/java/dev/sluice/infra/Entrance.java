package dev.sluice.infra;

import java.util.Comparator;
import java.util.Locale;

/// A port on which clients come in.
///
/// @param port what clients connect to
/// @param transport by which transport
/// @param bindPort where the proxy listens for it
public record Entrance(int port, Transport transport, int bindPort)
    implements Comparable<Entrance> {

  private static final Comparator<Entrance> ORDER =
      Comparator.comparingInt(Entrance::port).thenComparing(Entrance::transport);

  /// What carries the bytes.
  public enum Transport {
    TCP,
    UDP
  }

  /// A name of its own among the ports of a Service.
  String name() {
    return transport.name().toLowerCase(Locale.ROOT) + "-" + port;
  }

  @Override
  public int compareTo(Entrance other) {
    return ORDER.compare(this, other);
  }
}
