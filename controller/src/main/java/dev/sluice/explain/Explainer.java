package dev.sluice.explain;

import dev.sluice.explain.Explanation.Step;
import dev.sluice.loop.ControlPlane;
import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target;
import dev.sluice.xds.lookup.Lookup;
import dev.sluice.xds.lookup.Lookup.Outcome;
import dev.sluice.xds.lookup.Lookup.Passed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells where a request goes, from the records that became Envoy's configuration.
public final class Explainer {

  private final ControlPlane plane;
  private final Proxy proxy;

  /// An explainer of the present state.
  public Explainer(ControlPlane plane) {
    this.plane = plane;
    this.proxy = plane.proxy();
  }

  /// Where the request goes and why.
  public Explanation explain(Inquiry inquiry) {
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
    return bound ? asked : plane.facts().surroundings().placement().ports().applyAsInt(asked);
  }

  private static Explanation refused(String answer, List<Step> way, List<String> troubles) {
    return new Explanation(answer, way, List.of(), troubles);
  }

  private static List<Step> way(Bind bind) {
    return List.of(new Step("listener", bind.name()));
  }

  private static List<Step> way(Bind bind, Chain chain) {
    var names =
        chain.serverNames().isEmpty()
            ? ""
            : " for server name " + String.join(", ", chain.serverNames());
    return List.of(
        new Step(
            "listener",
            "%s %s%s"
                .formatted(bind.name(), chain.tls().isPresent() ? chain.name() : "", names)
                .strip()));
  }

  private static List<Step> way(Bind bind, Chain chain, Site site) {
    return Stream.concat(way(bind, chain).stream(), Stream.of(new Step("host", site.host())))
        .toList();
  }

  private List<Step> found(Bind bind, Chain chain, Site site, Rule rule) {
    var steps = new ArrayList<>(way(bind, chain, site));
    steps.add(new Step("rule", "%s (%s)".formatted(rule.name(), RuleTexts.match(rule.match()))));
    steps.add(new Step("answer", RuleTexts.action(rule.action())));
    if (rule.action() instanceof Action.Forward(var splits, _, _)) {
      splits.stream()
          .map(Split::target)
          .filter(Target.To.class::isInstance)
          .map(target -> ((Target.To) target).upstream())
          .distinct()
          .forEach(
              upstream ->
                  steps.add(
                      new Step("endpoints", "%s: %s".formatted(upstream, members(upstream)))));
    }
    return steps;
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
        ? "none, so the answer is 503"
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
