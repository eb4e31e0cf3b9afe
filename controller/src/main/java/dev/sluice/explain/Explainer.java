package dev.sluice.explain;

import dev.sluice.explain.Explanation.Step;
import dev.sluice.loop.ControlPlane;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.FleetPlan;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target;
import dev.sluice.xds.lookup.Lookup;
import dev.sluice.xds.lookup.Lookup.Outcome;
import dev.sluice.xds.lookup.Lookup.Passed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells where a request goes, from the records that became Envoy's configuration.
public final class Explainer {

  private final ControlPlane plane;
  private final FleetPlan fleet;
  private final Proxy proxy;

  private Explainer(ControlPlane plane, String fleet) {
    this.plane = plane;
    this.fleet = plane.translation().gateways().fleet(fleet);
    this.proxy = plane.proxy(fleet);
  }

  /// Where the request goes and why: by the Gateway that knows most about it, if several have
  /// proxies of their own.
  public static Explanation explain(ControlPlane plane, Inquiry inquiry) {
    return explain(plane, plane.fleetNames(), inquiry);
  }

  /// Where the request goes and why, if it is sent to this Gateway.
  ///
  /// @param gateway its namespace and name, such as `shop/web`
  public static Explanation explain(ControlPlane plane, String gateway, Inquiry inquiry) {
    var slash = gateway.indexOf('/');
    var key =
        new ObjectKey(
            Kind.GATEWAY, gateway.substring(0, Math.max(0, slash)), gateway.substring(slash + 1));
    var fleet = plane.translation().gateways().fleetServing(key);
    return fleet
        .map(name -> explain(plane, List.of(name), inquiry))
        .orElseGet(
            () ->
                refused(
                    "there is no Gateway %s of ours; name it as NAMESPACE/NAME".formatted(gateway),
                    List.of(),
                    List.of()));
  }

  private static Explanation explain(
      ControlPlane plane, Collection<String> fleets, Inquiry inquiry) {
    return fleets.stream()
        .map(fleet -> new Explainer(plane, fleet))
        .min(Comparator.comparingInt(explainer -> explainer.ignorance(inquiry)))
        .map(explainer -> explainer.explain(inquiry))
        .orElseGet(() -> nothing(new Troubles(plane).about(inquiry.hostname())));
  }

  private static Explanation nothing(List<String> troubles) {
    return refused("nothing listens: there is no Gateway of ours", List.of(), troubles);
  }

  /// How early the request fails here; 0 when a rule or relay takes it.
  private int ignorance(Inquiry inquiry) {
    return switch (Lookup.find(proxy, inquiry.request(this::clientPort))) {
      case Outcome.Found _, Outcome.Relayed _ -> 0;
      case Outcome.NoRule _ -> 1;
      case Outcome.Unroutable _ -> 2;
      case Outcome.NoSite _ -> 3;
      case Outcome.NoChain _ -> 4;
      case Outcome.NoBind _ -> 5;
    };
  }

  private Explanation explain(Inquiry inquiry) {
    var request = inquiry.request(this::clientPort);
    var troubles = new Troubles(plane).about(inquiry.hostname());
    return switch (Lookup.find(proxy, request)) {
      case Outcome.NoBind _ ->
          refused(
              "nothing listens on port %d; there is %s".formatted(request.port(), ports()),
              List.of(),
              troubles);
      case Outcome.NoChain(var bind) ->
          refused(
              "no certificate for server name %s, so the connection is closed; there is %s"
                  .formatted(inquiry.hostname(), serverNames(bind)),
              way(bind),
              troubles);
      case Outcome.Relayed(var bind, var chain, var relay) ->
          new Explanation(
              RelayTexts.answer(relay), relayed(bind, chain, relay), List.of(), troubles);
      case Outcome.Unroutable(var bind, var chain, var status, var location) ->
          refused(
              "status %d before any rule%s"
                  .formatted(status, location.map(path -> ", to " + path).orElse("")),
              way(bind, chain),
              troubles);
      case Outcome.NoSite(var bind, var chain) ->
          refused(
              "status 404: no listener or route has host %s".formatted(inquiry.hostname()),
              way(bind, chain),
              troubles);
      case Outcome.NoRule(var bind, var chain, var site, var passed) ->
          new Explanation(
              "status %d: %s".formatted(site.otherwise(), otherwise(site)),
              way(bind, chain, site),
              passed(passed),
              troubles);
      case Outcome.Found(var bind, var chain, var site, var rule, var passed) ->
          new Explanation(
              RuleTexts.action(rule.action()),
              found(bind, chain, site, rule),
              passed(passed),
              troubles);
    };
  }

  /// A listener port as written may be bound elsewhere; a port that is bound stands for itself.
  private int clientPort(int asked) {
    var bound = proxy.binds().stream().anyMatch(bind -> bind.port() == asked);
    return bound ? asked : plane.facts().surroundings().placement().clientPort(asked);
  }

  private static Explanation refused(String answer, List<Step> way, List<String> troubles) {
    return new Explanation(answer, way, List.of(), troubles);
  }

  private List<Step> way(Bind bind) {
    return List.of(new Step("listener", listeners(bind, _ -> true)));
  }

  private List<Step> way(Bind bind, Chain chain) {
    var names =
        chain.serverNames().isEmpty()
            ? ""
            : " for server name " + String.join(", ", chain.serverNames());
    var listeners = listeners(bind, plan -> !bind.secure() || takes(plan, chain));
    return List.of(new Step("listener", listeners + names));
  }

  /// A listener that reads no requests has a chain for each server name.
  private boolean takes(ListenerPlan plan, Chain chain) {
    var name = plan.id().within(fleet.fleet());
    return chain.name().equals(name) || (plan.streams() && chain.name().startsWith(name + "/"));
  }

  private String listeners(Bind bind, Predicate<ListenerPlan> wanted) {
    return fleet.connectionsOn(bind.port()).stream()
        .filter(wanted)
        .map(plan -> plan.id().toString())
        .collect(Collectors.joining(", ", "", " (%s)".formatted(bind.name())));
  }

  private List<Step> way(Bind bind, Chain chain, Site site) {
    return Stream.concat(way(bind, chain).stream(), Stream.of(new Step("host", site.host())))
        .toList();
  }

  private List<Step> found(Bind bind, Chain chain, Site site, Rule rule) {
    var steps = new ArrayList<>(way(bind, chain, site));
    steps.add(new Step("rule", "%s (%s)".formatted(rule.name(), RuleTexts.match(rule.match()))));
    steps.add(new Step("answer", RuleTexts.action(rule.action())));
    if (rule.action() instanceof Action.Forward(var splits, _, _)) {
      steps.addAll(
          endpoints(
              splits.stream()
                  .map(Split::target)
                  .filter(Target.To.class::isInstance)
                  .map(target -> ((Target.To) target).upstream())));
    }
    return steps;
  }

  private List<Step> relayed(Bind bind, Chain chain, Relay relay) {
    return Stream.concat(way(bind, chain).stream(), endpoints(RelayTexts.upstreams(relay)).stream())
        .toList();
  }

  private List<Step> endpoints(Stream<String> upstreams) {
    return upstreams
        .distinct()
        .map(upstream -> new Step("endpoints", "%s: %s".formatted(upstream, members(upstream))))
        .toList();
  }

  private String members(String upstream) {
    return proxy.members().stream()
        .filter(members -> members.upstream().equals(upstream))
        .findFirst()
        .map(Explainer::members)
        .orElse("looked up by name");
  }

  private static String members(Members members) {
    return members.members().isEmpty()
        ? "none, so the answer is 503, or a connection is closed"
        : members.members().stream()
            .map(
                member ->
                    "%s:%d%s"
                        .formatted(
                            member.address(),
                            member.port(),
                            member.draining() ? " (going away)" : ""))
            .collect(Collectors.joining(", "));
  }

  private static List<String> passed(List<Passed> passed) {
    return passed.stream()
        .map(one -> "%s: %s".formatted(one.rule().name(), RuleTexts.mismatch(one.mismatch())))
        .toList();
  }

  private static String otherwise(Site site) {
    return site.otherwise() == 404
        ? "no rule matches"
        : "the host belongs to another listener of this port, so the connection is the wrong one";
  }

  private String ports() {
    return proxy.binds().isEmpty()
        ? "no listener at all"
        : proxy.binds().stream()
            .map(bind -> "%d (%s)".formatted(bind.port(), bind.name()))
            .collect(Collectors.joining(", "));
  }

  private static String serverNames(Bind bind) {
    return bind.chains().stream()
        .flatMap(chain -> chain.serverNames().stream())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
