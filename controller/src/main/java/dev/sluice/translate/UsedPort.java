package dev.sluice.translate;

import static java.util.Comparator.comparing;

import dev.sluice.facts.ServicePort;
import java.util.Comparator;

/// A Service port that the proxies of a fleet send something to.
///
/// @param fleet name of the fleet
/// @param port the Service port
public record UsedPort(String fleet, ServicePort port) implements Comparable<UsedPort> {

  private static final Comparator<UsedPort> ORDER =
      comparing(UsedPort::fleet).thenComparing(UsedPort::port);

  /// By fleet, then by port.
  @Override
  public int compareTo(UsedPort other) {
    return ORDER.compare(this, other);
  }
}
