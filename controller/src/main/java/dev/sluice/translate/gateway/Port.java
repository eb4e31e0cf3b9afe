package dev.sluice.translate.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The listeners that share a port for connections.
///
/// @param fleet what the proxies that bind it listen for
/// @param number port that proxies bind
/// @param listeners the one with the most specific hostname first
record Port(FleetPlan fleet, int number, List<ListenerPlan> listeners) {

  Port(FleetPlan fleet, int number) {
    this(
        fleet,
        number,
        fleet.connectionsOn(number).stream()
            .sorted(Comparator.comparing(ListenerPlan::hostname, Hostname.MOST_SPECIFIC_FIRST))
            .toList());
  }

  /// The most specific listener that is for the host.
  Optional<ListenerPlan> owner(Hostname host) {
    return listeners.stream().filter(plan -> plan.hostname().covers(host)).findFirst();
  }

  /// The tables of the port.
  Stream<TableKey> tables() {
    return listeners.stream().flatMap(plan -> table(plan).stream()).distinct();
  }

  /// The table with the rules of a listener, if it reads requests.
  Optional<TableKey> table(ListenerPlan plan) {
    return plan.streams()
        ? Optional.empty()
        : Optional.of(
            new TableKey(fleet.fleet(), number, Optional.of(plan.id()).filter(_ -> plan.secure())));
  }
}
