package dev.sluice.knative.companion;

import dev.sluice.knative.Challenges;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.Visibility;
import dev.sluice.knative.companion.CompanionRoute.Parent;
import dev.sluice.knative.companion.RouteGroup.Clause;
import dev.sluice.knative.companion.RouteGroup.Requests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds which rules of a KIngress belong together, and where they attach.
final class RouteGroups {

  private static final String TO_TLS = "redirect";
  private static final Comparator<IngressPath> ORDER =
      Comparator.comparingInt((IngressPath path) -> -Math.max(1, path.path().length()))
          .thenComparingInt(path -> -path.headers().size());

  private final Origin origin;
  private final PortNumbers ports;
  private final Parents parents;
  private final Set<String> names = new HashSet<>();

  private RouteGroups(Origin origin, Gateways gateways, PortNumbers ports) {
    this.origin = origin;
    this.ports = ports;
    this.parents = new Parents(origin, gateways);
  }

  static List<RouteGroup> of(Origin origin, Gateways gateways, PortNumbers ports) {
    var groups = new RouteGroups(origin, gateways, ports);
    return merged(origin.spec().rules()).stream().flatMap(groups::groups).toList();
  }

  /// Rules for the same hosts as one, which is where challenges of certificate authorities may come
  /// from.
  private static Collection<IngressRule> merged(List<IngressRule> rules) {
    record Audience(Visibility visibility, Set<String> hosts) {}
    var byAudience = new LinkedHashMap<Audience, IngressRule>();
    for (var rule : rules) {
      var audience = new Audience(rule.visibility(), new TreeSet<>(rule.hosts()));
      byAudience.merge(audience, rule, RouteGroups::joined);
    }
    return byAudience.values();
  }

  private static IngressRule joined(IngressRule first, IngressRule second) {
    var paths = new ArrayList<>(first.paths());
    paths.addAll(second.paths());
    return new IngressRule(first.hosts(), first.visibility(), paths);
  }

  private Stream<RouteGroup> groups(IngressRule rule) {
    var rules = new RouteRules(origin.hash(), ports, parents.timeless(rule));
    var name = unique(RouteNames.ofHosts(rule.hosts(), origin.identity().name()));
    if (!origin.spec().httpOption().redirects() || rule.visibility() != Visibility.EXTERNAL_IP) {
      return Stream.of(group(name, rule, parents.whole(rule), clauses(rule, rules)));
    }
    var redirects = RouteNames.joined(name, TO_TLS);
    return Stream.of(
            group(redirects, rule, parents.plain(rule), toTls(rule, rules)),
            group(name, rule, parents.secure(rule), clauses(rule, rules)))
        .filter(group -> !group.parents().isEmpty());
  }

  private static RouteGroup group(
      String name, IngressRule rule, List<Parent> parents, List<Clause> clauses) {
    var hosts = rule.hosts().stream().distinct().toList();
    return new RouteGroup(name, rule.visibility(), parents, hosts, clauses);
  }

  private String unique(String name) {
    var free = name;
    for (var number = 2; !names.add(free); number++) {
      free = RouteNames.joined(name, "rule", Integer.toString(number));
    }
    return free;
  }

  /// Of paths for the same requests the first one takes them all.
  private static List<Clause> clauses(IngressRule rule, RouteRules rules) {
    var byRequests = new LinkedHashMap<Requests, Clause>();
    rule.paths().stream()
        .sorted(ORDER)
        .map(rules::clause)
        .forEach(clause -> byRequests.putIfAbsent(clause.requests(), clause));
    return List.copyOf(byRequests.values());
  }

  private static List<Clause> toTls(IngressRule rule, RouteRules rules) {
    var challenges =
        rule.paths().stream().filter(path -> Challenges.isChallenge(path.path())).toList();
    var clauses =
        new ArrayList<>(
            clauses(new IngressRule(rule.hosts(), rule.visibility(), challenges), rules));
    clauses.add(rules.toTls());
    return List.copyOf(clauses);
  }
}
