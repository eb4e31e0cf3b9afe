package dev.sluice.translate.gateway;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.Kind;
import dev.sluice.object.LabelSelector;
import dev.sluice.object.NamespaceScope;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.ParentRef;
import dev.sluice.translate.gateway.Attachment.Accepted;
import dev.sluice.translate.gateway.Attachment.Meeting;
import dev.sluice.translate.gateway.Attachment.Rejected;
import dev.sluice.translate.gateway.Attachment.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which routes attach to which listeners.
public final class Attachments {

  private final Facts facts;
  private final Gateways gateways;
  private final Derived<Pair, List<Attachment>> byPair;

  /// Attachments among the facts.
  public Attachments(Incremental engine, Facts facts, Gateways gateways) {
    this.facts = facts;
    this.gateways = gateways;
    this.byPair = engine.derive("attachment", this::read);
  }

  /// What becomes of the references of the route to the Gateway, in the order written; empty when
  /// the Gateway is not ours.
  public List<Attachment> get(ObjectKey route, ObjectKey gateway) {
    return byPair.get(new Pair(route, gateway));
  }

  /// The listeners of the Gateway that the route is attached to, each once.
  public Stream<ListenerId> sections(ObjectKey route, ObjectKey gateway) {
    return get(route, gateway).stream()
        .filter(Accepted.class::isInstance)
        .flatMap(attachment -> ((Accepted) attachment).sections().stream())
        .map(Section::listener)
        .distinct();
  }

  private record Pair(ObjectKey route, ObjectKey gateway) {}

  private List<Attachment> read(Pair pair) {
    var plan = gateways.get(pair.gateway());
    var route = facts.httpRoute(pair.route());
    if (plan.isEmpty() || route.isEmpty()) {
      return List.of();
    }
    return route.get().parentRefs().stream()
        .filter(
            ref -> ref.gateway(pair.route().namespace()).filter(pair.gateway()::equals).isPresent())
        .map(ref -> attach(route.get(), ref, plan.get()))
        .toList();
  }

  private Attachment attach(HttpRoute route, ParentRef ref, GatewayPlan plan) {
    if (!route.unsupported().isEmpty()) {
      return new Rejected(
          ref,
          new Finding(
              Reason.UNSUPPORTED_VALUE,
              route.unsupported().getFirst(),
              "is not supported yet: remove it"));
    }
    var selected = plan.listeners().stream().filter(listener -> selects(ref, listener)).toList();
    if (selected.isEmpty()) {
      return new Rejected(ref, noParent(ref, plan));
    }
    var allowing = selected.stream().filter(listener -> allows(listener, route, plan)).toList();
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

  private boolean allows(ListenerPlan plan, HttpRoute route, GatewayPlan gateway) {
    return plan.supportedKinds().stream().anyMatch(kind -> kind.names(Kind.HTTP_ROUTE))
        && includes(
            plan.listener().allowedRoutes().namespaces(), route.metadata().namespace(), gateway);
  }

  private boolean includes(NamespaceScope scope, String namespace, GatewayPlan gateway) {
    return switch (scope) {
      case NamespaceScope.All _ -> true;
      case NamespaceScope.Same _ -> namespace.equals(gateway.gateway().metadata().namespace());
      case NamespaceScope.None _ -> false;
      case NamespaceScope.Selected(LabelSelector selector) ->
          selector.matches(facts.namespaceLabels(namespace));
    };
  }

  private static Optional<Section> section(ListenerPlan plan, HttpRoute route) {
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

  private static Stream<Hostname> originals(HttpRoute route) {
    return route.hostnames().isEmpty()
        ? Stream.of(Hostname.ANY)
        : route.hostnames().stream().map(Hostname::new);
  }

  private static Finding noParent(ParentRef ref, GatewayPlan plan) {
    var listeners =
        plan.listeners().stream()
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
        "%s has no listener with %s; it has %s".formatted(plan.gateway().key(), wanted, listeners));
  }

  private static Finding notAllowed(HttpRoute route, List<ListenerPlan> selected) {
    var names =
        selected.stream().map(plan -> plan.listener().name()).collect(Collectors.joining(", "));
    return new Finding(
        Reason.NOT_ALLOWED_BY_LISTENERS,
        "",
        "allowedRoutes of listener %s admits no HTTPRoute from namespace %s: change allowedRoutes or move the route"
            .formatted(names, route.metadata().namespace()));
  }

  private static Finding noHostname(HttpRoute route, List<ListenerPlan> allowing) {
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
