package dev.sluice.translate.gateway;

import dev.sluice.object.ObjectKey;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which hosts a table has and whose rules apply to each.
///
/// @param hosts by the text of the host
public record TablePlan(SortedMap<String, HostPlan> hosts) {

  public TablePlan {
    hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
  }

  /// Whose rules apply to a host.
  public sealed interface HostPlan {

    /// The host belongs to a listener of the table.
    ///
    /// @param listener the listener
    /// @param contributions routes, the one with the most specific hostname first
    record Served(ListenerId listener, List<Contribution> contributions) implements HostPlan {

      public Served {
        contributions = List.copyOf(contributions);
      }
    }

    /// The host belongs to another HTTPS listener of the port, so a request for it is on the wrong
    /// connection (RFC 9110, 421).
    record Misdirected() implements HostPlan {}
  }

  /// A route that adds rules to a host.
  ///
  /// @param route the route
  /// @param original hostname of the route, on which precedence is decided
  public record Contribution(ObjectKey route, Hostname original) {}
}
