package dev.sluice.translate.gateway;

import dev.sluice.object.ObjectKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the proxies of a fleet listen for.
///
/// @param fleet name of the fleet
/// @param serving the listeners that take requests, in order of precedence
public record FleetPlan(String fleet, List<ListenerPlan> serving) {

  public FleetPlan {
    serving = List.copyOf(serving);
  }

  /// The listeners on a port to bind.
  public List<ListenerPlan> servingOn(int bindPort) {
    return serving.stream().filter(plan -> plan.bindPort() == bindPort).toList();
  }

  /// The ports to bind.
  public SortedSet<Integer> bindPorts() {
    return serving.stream()
        .map(ListenerPlan::bindPort)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The listeners on a port to bind that read HTTP.
  public List<ListenerPlan> requestsOn(int bindPort) {
    return servingOn(bindPort).stream()
        .filter(plan -> Protocols.requests(plan.listener().protocol()))
        .toList();
  }

  /// A listener that takes requests.
  public Optional<ListenerPlan> listener(ListenerId id) {
    return serving.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  /// The objects with listeners that take requests: the parents to which routes attach.
  public SequencedSet<ObjectKey> parents() {
    return serving.stream()
        .map(plan -> plan.id().owner())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
