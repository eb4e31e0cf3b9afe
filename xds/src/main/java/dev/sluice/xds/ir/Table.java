package dev.sluice.xds.ir;

import java.util.List;

/// The routing table of one or more chains.
///
/// @param name stable and unique in a fleet
/// @param port port as clients see it
/// @param sites hosts and their rules, ordered by host, each host once
public record Table(String name, int port, List<Site> sites) {

  public Table {
    sites = List.copyOf(sites);
  }
}
