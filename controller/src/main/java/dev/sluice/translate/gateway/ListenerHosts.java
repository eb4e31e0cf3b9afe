package dev.sluice.translate.gateway;

import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.Attachment.Accepted;
import dev.sluice.translate.gateway.Attachment.Meeting;
import dev.sluice.translate.gateway.TablePlan.Contribution;
import dev.sluice.translate.gateway.TablePlan.HostPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The hosts of the listeners that share a port; lives within one translation.
final class ListenerHosts {

  private final List<ListenerPlan> mostSpecificFirst;
  private final Map<ListenerId, Map<Hostname, List<Contribution>>> byListener = new HashMap<>();
  private final SortedSet<Hostname> hosts = new TreeSet<>(Hostname.MOST_SPECIFIC_FIRST);

  ListenerHosts(List<ListenerPlan> listeners) {
    mostSpecificFirst =
        listeners.stream()
            .sorted(Comparator.comparing(ListenerPlan::hostname, Hostname.MOST_SPECIFIC_FIRST))
            .toList();
    listeners.forEach(listener -> byListener.put(listener.id(), new HashMap<>()));
    listeners.forEach(listener -> hosts.add(listener.hostname()));
  }

  void attach(ObjectKey route, Accepted attachment) {
    attachment.sections().stream()
        .filter(section -> byListener.containsKey(section.listener()))
        .forEach(
            section ->
                section.hosts().forEach(meeting -> attach(route, section.listener(), meeting)));
  }

  /// An object that is no route has the host at a listener.
  void attach(ObjectKey owner, ListenerId listener, Hostname host) {
    attach(owner, listener, new Meeting(host, host));
  }

  private void attach(ObjectKey route, ListenerId listener, Meeting meeting) {
    hosts.add(meeting.host());
    hostsOf(listener)
        .computeIfAbsent(meeting.host(), _ -> new ArrayList<>(1))
        .add(new Contribution(route, meeting.original()));
  }

  private Map<Hostname, List<Contribution>> hostsOf(ListenerId listener) {
    return byListener.computeIfAbsent(listener, _ -> new HashMap<>());
  }

  SortedSet<Hostname> all() {
    return hosts;
  }

  /// The plan for a host in the table of one HTTPS listener, or in the table that plain listeners
  /// share.
  ///
  /// Empty where the host needs no entry because the one for a less specific host says the same.
  Optional<HostPlan> plan(Hostname host, Optional<ListenerId> table) {
    var owner =
        mostSpecificFirst.stream().filter(listener -> listener.hostname().covers(host)).findFirst();
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    var id = owner.get().id();
    if (table.isPresent() && !table.get().equals(id)) {
      return host.equals(owner.get().hostname())
          ? Optional.of(new HostPlan.Misdirected())
          : Optional.empty();
    }
    return Optional.of(new HostPlan.Served(id, contributions(host, hostsOf(id))));
  }

  private static List<Contribution> contributions(
      Hostname host, Map<Hostname, List<Contribution>> ofListener) {
    var routes = new HashSet<ObjectKey>();
    return coveringFirstTheHost(host)
        .flatMap(covering -> ofListener.getOrDefault(covering, List.of()).stream())
        .filter(contribution -> routes.add(contribution.route()))
        .sorted(Comparator.comparing(Contribution::original, Hostname.MOST_SPECIFIC_FIRST))
        .toList();
  }

  private static Stream<Hostname> coveringFirstTheHost(Hostname host) {
    var all = new ArrayList<Hostname>();
    all.add(host);
    var text = host.wildcard() ? host.value().substring(1) : host.value();
    for (var dot = text.indexOf('.', 1); dot > 0; dot = text.indexOf('.', dot + 1)) {
      all.add(new Hostname("*" + text.substring(dot)));
    }
    if (!host.equals(Hostname.ANY)) {
      all.add(Hostname.ANY);
    }
    return all.stream();
  }
}
