package dev.sluice.translate.gateway;

import dev.sluice.facts.ServicePort.Use;
import dev.sluice.object.ObjectKey;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the proxies of a fleet listen for.
///
/// @param fleet name of the fleet
/// @param serving the listeners that take requests, in order of precedence
public record FleetPlan(String fleet, List<ListenerPlan> serving) {

  public FleetPlan {
    serving = List.copyOf(serving);
  }

  /// The listeners on a port to bind for connections.
  public List<ListenerPlan> connectionsOn(int bindPort) {
    return connections().filter(plan -> plan.bindPort() == bindPort).toList();
  }

  /// The listeners for datagrams, in order of ports; each has a socket of its own, beside one for
  /// connections if there is any.
  public List<ListenerPlan> datagrams() {
    return serving.stream()
        .filter(plan -> plan.use() == Use.DATAGRAMS)
        .sorted(Comparator.comparingInt(ListenerPlan::bindPort))
        .toList();
  }

  /// The ports to bind for connections.
  public SortedSet<Integer> bindPorts() {
    return connections().map(ListenerPlan::bindPort).collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<ListenerPlan> connections() {
    return serving.stream().filter(plan -> plan.use() != Use.DATAGRAMS);
  }

  /// A listener that takes requests.
  public Optional<ListenerPlan> listener(ListenerId id) {
    return serving.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  /// A listener that takes requests, if it takes them by connections.
  Optional<ListenerPlan> connection(ListenerId id) {
    return listener(id).filter(plan -> plan.use() != Use.DATAGRAMS);
  }

  /// The objects with listeners that take requests: the parents to which routes attach.
  public SequencedSet<ObjectKey> parents() {
    return serving.stream()
        .map(plan -> plan.id().owner())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
