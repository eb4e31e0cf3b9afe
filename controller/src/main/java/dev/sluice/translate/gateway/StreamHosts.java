package dev.sluice.translate.gateway;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.sluice.facts.ServicePort.Use;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.Attachment.Accepted;
import dev.sluice.translate.gateway.Attachment.Meeting;
import dev.sluice.translate.gateway.Attachment.Section;
import dev.sluice.translate.gateway.TablePlan.Contribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The streams of the listeners of a fleet and who wants them; lives within one translation.
///
/// A listener has a stream for its own hostname even where no route wants it, so that the
/// connections are closed rather than taken by a less specific listener of the port.
final class StreamHosts {

  private static final Comparator<StreamKey> ORDER =
      comparingInt(StreamKey::bindPort)
          .thenComparing(key -> key.listener().owner())
          .thenComparing(key -> key.listener().name())
          .thenComparing(StreamKey::host, Hostname.MOST_SPECIFIC_FIRST);

  private final FleetPlan fleet;
  private final Map<ListenerId, ListenerPlan> listeners = new LinkedHashMap<>();
  private final SortedMap<StreamKey, List<Contribution>> wanted = new TreeMap<>(ORDER);

  StreamHosts(FleetPlan fleet) {
    this.fleet = fleet;
    fleet.serving().stream()
        .filter(ListenerPlan::streams)
        .forEach(plan -> listeners.put(plan.id(), plan));
    listeners.values().forEach(plan -> wanted.put(key(plan, plan.hostname()), new ArrayList<>()));
  }

  void attach(ObjectKey route, Accepted attachment) {
    attachment.sections().stream()
        .filter(section -> listeners.containsKey(section.listener()))
        .forEach(section -> attach(route, section));
  }

  /// The first of those who want each stream: by the specificity of the route's own hostname, then
  /// in the order given.
  SortedMap<StreamKey, Optional<ObjectKey>> takers(Comparator<ObjectKey> order) {
    var best =
        comparing(Contribution::original, Hostname.MOST_SPECIFIC_FIRST)
            .thenComparing(Contribution::route, order);
    var takers = new TreeMap<StreamKey, Optional<ObjectKey>>(ORDER);
    wanted.forEach(
        (key, routes) -> takers.put(key, routes.stream().min(best).map(Contribution::route)));
    return Collections.unmodifiableSortedMap(takers);
  }

  private void attach(ObjectKey route, Section section) {
    var plan = Optional.ofNullable(listeners.get(section.listener())).orElseThrow();
    section.hosts().stream()
        .filter(meeting -> owns(plan, meeting.host()))
        .forEach(meeting -> want(key(plan, meeting.host()), route, meeting));
  }

  private void want(StreamKey key, ObjectKey route, Meeting meeting) {
    wanted
        .computeIfAbsent(key, _ -> new ArrayList<>())
        .add(new Contribution(route, meeting.original()));
  }

  /// Whether no more specific listener of the port is for the host.
  private boolean owns(ListenerPlan plan, Hostname host) {
    if (plan.use() == Use.DATAGRAMS) {
      return true;
    }
    return fleet.connectionsOn(plan.bindPort()).stream()
        .filter(other -> other.hostname().covers(host))
        .allMatch(other -> other.hostname().covers(plan.hostname()));
  }

  private StreamKey key(ListenerPlan plan, Hostname host) {
    return new StreamKey(fleet.fleet(), plan.bindPort(), plan.id(), host);
  }
}
