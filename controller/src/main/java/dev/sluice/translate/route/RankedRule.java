package dev.sluice.translate.route;

import dev.sluice.xds.ir.Rule;

/// A rule and its precedence among those for one hostname.
///
/// @param rank what sorts first wins
/// @param rule the rule; the port of a redirect is as written, see [RedirectPorts]
public record RankedRule(Rank rank, Rule rule) implements Comparable<RankedRule> {

  @Override
  public int compareTo(RankedRule other) {
    return rank.compareTo(other.rank);
  }
}
