package dev.sluice.translate.route;

import dev.sluice.facts.ServicePort;
import java.util.List;
import java.util.SequencedSet;

/// What a route asks for, whichever listeners it attaches to.
///
/// @param rules in order of precedence
/// @param backends Service ports that the rules lead to, in the order written
public record RoutePlan(List<RankedRule> rules, List<ServicePort> backends) {

  /// Nothing.
  public static final RoutePlan NOTHING = new RoutePlan(List.of(), List.of());

  public RoutePlan {
    rules = List.copyOf(rules);
    backends = List.copyOf(backends);
  }

  RoutePlan(List<RankedRule> rules, SequencedSet<ServicePort> backends) {
    this(rules.stream().sorted().toList(), List.copyOf(backends));
  }
}
