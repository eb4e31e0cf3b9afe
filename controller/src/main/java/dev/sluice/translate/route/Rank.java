package dev.sluice.translate.route;

import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import java.time.Instant;
import java.util.Comparator;

/// The precedence of a rule among those for one hostname: Gateway API, `HTTPRouteRule.matches`.
/// What sorts first wins.
///
/// The specification leaves the place of regular expressions open: here they come after exact paths
/// and before prefixes, so that a prefix of `/` beside them stays a catch-all; the longer
/// expression first.
///
/// @param match conditions of the rule
/// @param created age of the route, older wins
/// @param route the route
/// @param rule index of the rule in the route
/// @param index index of the match in the rule
public record Rank(Match match, Instant created, ObjectKey route, int rule, int index)
    implements Comparable<Rank> {

  private static final Comparator<Rank> ORDER =
      Comparator.comparingInt((Rank rank) -> kind(rank.match.path()))
          .thenComparing(
              Comparator.comparingInt((Rank rank) -> rank.match.path().value().length()).reversed())
          .thenComparing(
              Comparator.comparing((Rank rank) -> rank.match.method().isPresent()).reversed())
          .thenComparing(
              Comparator.comparingInt((Rank rank) -> rank.match.headers().size()).reversed())
          .thenComparing(
              Comparator.comparingInt((Rank rank) -> rank.match.queries().size()).reversed())
          .thenComparing(Rank::created)
          .thenComparing(Rank::route)
          .thenComparingInt(Rank::rule)
          .thenComparingInt(Rank::index);

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }

  private static int kind(PathMatch path) {
    return switch (path) {
      case PathMatch.Exact _ -> 0;
      case PathMatch.Regex _ -> 1;
      case PathMatch.Prefix _ -> 2;
    };
  }
}
