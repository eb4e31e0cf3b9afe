package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.incremental.Index;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ParentRef;
import dev.sluice.object.Route;
import dev.sluice.translate.gateway.Attachment.Accepted;
import dev.sluice.translate.gateway.Attachment.Meeting;
import dev.sluice.translate.gateway.Attachment.Rejected;
import dev.sluice.translate.gateway.Attachment.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which routes attach to which listeners.
public final class Attachments {

  private final Facts facts;
  private final NamespaceScopes scopes;
  private final Gateways gateways;
  private final Derived<Pair, List<Attachment>> byPair;
  private final Index<ObjectKey, ListenerId, Boolean> byListener;

  /// Attachments among the facts.
  public Attachments(Incremental engine, Facts facts, Gateways gateways) {
    this.facts = facts;
    this.scopes = new NamespaceScopes(facts);
    this.gateways = gateways;
    this.byPair = engine.derive("attachment", this::read);
    this.byListener = engine.index("attached routes", facts.keys(Kind.ROUTES), this::listeners);
  }

  /// What becomes of the references of the route to the Gateway or ListenerSet, in the order
  /// written; empty when that is not ours.
  public List<Attachment> get(ObjectKey route, ObjectKey parent) {
    return byPair.get(new Pair(route, parent));
  }

  /// The listeners of the Gateway or ListenerSet that the route is attached to, each once.
  public Stream<ListenerId> sections(ObjectKey route, ObjectKey parent) {
    return get(route, parent).stream()
        .filter(Accepted.class::isInstance)
        .flatMap(attachment -> ((Accepted) attachment).sections().stream())
        .map(Section::listener)
        .distinct();
  }

  /// The listeners that a route is attached to, over all of its parents, and the hosts that it
  /// shares with each.
  public Stream<Section> accepted(Route route) {
    return route.parentRefs().stream()
        .flatMap(ref -> ref.listenerOwner(route.metadata().namespace()).stream())
        .distinct()
        .flatMap(parent -> get(route.key(), parent).stream())
        .filter(Accepted.class::isInstance)
        .flatMap(attachment -> ((Accepted) attachment).sections().stream());
  }

  /// How many routes are attached to a listener.
  public int count(ListenerId listener) {
    return byListener.get(listener).size();
  }

  private Map<ListenerId, Boolean> listeners(ObjectKey key) {
    return facts.route(key).stream()
        .flatMap(this::accepted)
        .collect(Collectors.toMap(Section::listener, _ -> true, (_, same) -> same));
  }

  private record Pair(ObjectKey route, ObjectKey parent) {}

  private List<Attachment> read(Pair pair) {
    var listeners = gateways.listenersOf(pair.parent());
    var route = facts.route(pair.route());
    if (listeners.isEmpty() || route.isEmpty()) {
      return List.of();
    }
    return route.get().parentRefs().stream()
        .filter(
            ref ->
                ref.listenerOwner(pair.route().namespace())
                    .filter(pair.parent()::equals)
                    .isPresent())
        .map(ref -> attach(route.get(), ref, pair.parent(), listeners.get()))
        .toList();
  }

  private Attachment attach(
      Route route, ParentRef ref, ObjectKey parent, List<ListenerPlan> listeners) {
    if (!route.unsupported().isEmpty()) {
      return new Rejected(
          ref,
          new Finding(
              Reason.UNSUPPORTED_VALUE,
              route.unsupported().getFirst(),
              "is not supported yet: remove it"));
    }
    var selected = listeners.stream().filter(listener -> selects(ref, listener)).toList();
    if (selected.isEmpty()) {
      return new Rejected(ref, noParent(ref, parent, listeners));
    }
    var allowing = selected.stream().filter(listener -> allows(listener, route)).toList();
    if (allowing.isEmpty()) {
      return new Rejected(ref, notAllowed(route, selected));
    }
    var sections =
        allowing.stream().flatMap(listener -> section(listener, route).stream()).toList();
    return sections.isEmpty()
        ? new Rejected(ref, noHostname(route, allowing))
        : new Accepted(ref, sections);
  }

  private static boolean selects(ParentRef ref, ListenerPlan plan) {
    var listener = plan.listener();
    return ref.sectionName().orElse(listener.name()).equals(listener.name())
        && ref.port().orElse(listener.port()) == listener.port();
  }

  private boolean allows(ListenerPlan plan, Route route) {
    return plan.supportedKinds().stream().anyMatch(kind -> kind.names(route.kind()))
        && scopes.includes(
            plan.listener().allowedRoutes().namespaces(),
            plan.id().owner().namespace(),
            route.metadata().namespace());
  }

  private static Optional<Section> section(ListenerPlan plan, Route route) {
    var meetings =
        originals(route)
            .flatMap(
                original ->
                    plan
                        .hostname()
                        .intersection(original)
                        .map(host -> new Meeting(host, original))
                        .stream())
            .distinct()
            .sorted(Comparator.comparing(Meeting::original, Hostname.MOST_SPECIFIC_FIRST))
            .toList();
    return meetings.isEmpty() ? Optional.empty() : Optional.of(new Section(plan.id(), meetings));
  }

  private static Stream<Hostname> originals(Route route) {
    return route.hostnames().isEmpty()
        ? Stream.of(Hostname.ANY)
        : route.hostnames().stream().map(Hostname::new);
  }

  private static Finding noParent(ParentRef ref, ObjectKey parent, List<ListenerPlan> plans) {
    var listeners =
        plans.stream()
            .map(
                listener ->
                    "%s (port %d)"
                        .formatted(listener.listener().name(), listener.listener().port()))
            .collect(Collectors.joining(", "));
    var wanted =
        Stream.concat(
                ref.sectionName().map(section -> "name " + section).stream(),
                ref.port().map(port -> "port " + port).stream())
            .collect(Collectors.joining(" and "));
    return new Finding(
        Reason.NO_MATCHING_PARENT,
        "",
        "%s has no listener with %s; it has %s".formatted(parent, wanted, listeners));
  }

  private static Finding notAllowed(Route route, List<ListenerPlan> selected) {
    var names =
        selected.stream().map(plan -> plan.listener().name()).collect(Collectors.joining(", "));
    return new Finding(
        Reason.NOT_ALLOWED_BY_LISTENERS,
        "",
        "listener %s admits no %s from namespace %s: change its protocol or allowedRoutes, or move the route"
            .formatted(names, route.kind().label(), route.metadata().namespace()));
  }

  private static Finding noHostname(Route route, List<ListenerPlan> allowing) {
    var hosts =
        allowing.stream()
            .map(plan -> plan.hostname().value())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Finding(
        Reason.NO_MATCHING_LISTENER_HOSTNAME,
        "spec.hostnames",
        "%s do not meet the listeners' hostnames %s"
            .formatted(String.join(", ", route.hostnames()), hosts));
  }
}
