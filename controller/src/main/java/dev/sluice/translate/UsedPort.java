package dev.sluice.translate;

import dev.sluice.facts.ServicePort;
import dev.sluice.translate.backend.Backends;
import org.jspecify.annotations.Nullable;

/// A Service port that the proxies of a fleet send something to.
///
/// @param fleet name of the fleet
/// @param upstream name of the upstream for the port
/// @param port the Service port
public record UsedPort(String fleet, String upstream, ServicePort port)
    implements Comparable<UsedPort> {

  UsedPort(String fleet, ServicePort port) {
    this(fleet, Backends.name(port), port);
  }

  /// By fleet, then by the name of the upstream, which is the order of resources.
  @Override
  public int compareTo(UsedPort other) {
    var byFleet = fleet.compareTo(other.fleet);
    return byFleet == 0 ? upstream.compareTo(other.upstream) : byFleet;
  }

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof UsedPort used
            && port.equals(used.port)
            && fleet.equals(used.fleet)
            && upstream.equals(used.upstream));
  }

  @Override
  public int hashCode() {
    return 31 * fleet.hashCode() + port.hashCode();
  }
}
