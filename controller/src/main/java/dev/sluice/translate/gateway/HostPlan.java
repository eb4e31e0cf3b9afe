package dev.sluice.translate.gateway;

import java.util.List;

/// Whose rules apply to a host of a table.
sealed interface HostPlan {

  /// The host belongs to a listener of the table.
  ///
  /// @param port the port of the listener
  /// @param listener the listener
  /// @param contributions the one with the most specific hostname first
  record Served(Port port, ListenerPlan listener, List<Contribution> contributions)
      implements HostPlan {

    public Served {
      contributions = List.copyOf(contributions);
    }
  }

  /// The host belongs to another listener of the port, so a request for it is on the wrong
  /// connection (RFC 9110, 421).
  record Misdirected() implements HostPlan {}
}
