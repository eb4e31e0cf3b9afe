package dev.sluice.translate.route;

import dev.sluice.object.ObjectKey;
import java.time.Instant;
import java.util.Comparator;

/// The precedence of a rule among those for one hostname. What sorts first wins.
///
/// @param specificity how specific its match is
/// @param created age of the route, older wins
/// @param route the route
/// @param rule index of the rule in the route
/// @param index index of the match in the rule
public record Rank(Specificity specificity, Instant created, ObjectKey route, int rule, int index)
    implements Comparable<Rank> {

  private static final Comparator<Rank> ORDER =
      Comparator.comparing(Rank::specificity)
          .thenComparing(Rank::created)
          .thenComparing(Rank::route)
          .thenComparingInt(Rank::rule)
          .thenComparingInt(Rank::index);

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
