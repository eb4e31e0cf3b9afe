package dev.sluice.translate.gateway;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Identifies a routing table: one per plain port, shared by its listeners, and one per HTTPS
/// listener.
///
/// @param fleet name of the fleet whose proxies have it
/// @param bindPort port that proxies bind
/// @param listener the HTTPS listener; absent for a plain port
public record TableKey(String fleet, int bindPort, Optional<ListenerId> listener)
    implements Comparable<TableKey> {

  private static final Comparator<TableKey> ORDER =
      comparing(TableKey::fleet).thenComparingInt(TableKey::bindPort).thenComparing(TableKey::name);

  /// By fleet, port and listener.
  @Override
  public int compareTo(TableKey other) {
    return ORDER.compare(this, other);
  }

  /// The table of an HTTPS listener.
  static TableKey of(String fleet, ListenerPlan listener) {
    return new TableKey(fleet, listener.bindPort(), Optional.of(listener.id()));
  }

  /// The name of the table in a proxy.
  public String name() {
    var bind = bindName(fleet, bindPort);
    return listener.map(id -> bind + "/" + id.within(fleet)).orElse(bind);
  }

  /// The name of the bind that the table belongs to.
  public static String bindName(String fleet, int bindPort) {
    return fleet + "/" + bindPort;
  }

  /// The name of the bind for datagrams on a port.
  static String datagramsName(String fleet, int bindPort) {
    return bindName(fleet, bindPort) + "/udp";
  }

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TableKey key
            && bindPort == key.bindPort
            && fleet.equals(key.fleet)
            && listener.equals(key.listener));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * fleet.hashCode() + bindPort) + listener.hashCode();
  }
}
