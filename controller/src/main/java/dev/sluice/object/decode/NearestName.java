package dev.sluice.object.decode;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody meant who wrote a name slightly wrong.
public final class NearestName {

  private NearestName() {}

  /// The known name with the fewest changed letters, if it is at most a third of them.
  public static Optional<String> of(String written, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(written, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /// How many letters must be inserted, removed or changed; upper and lower case are the same.
  static int distance(String left, String right) {
    var from = left.toLowerCase(Locale.ROOT);
    var to = right.toLowerCase(Locale.ROOT);
    var previous = new int[to.length() + 1];
    for (var column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (var row = 1; row <= from.length(); row++) {
      previous = nextRow(from.charAt(row - 1), to, previous);
    }
    return previous[to.length()];
  }

  private static int[] nextRow(char letter, String to, int[] previous) {
    var row = new int[previous.length];
    row[0] = previous[0] + 1;
    for (var column = 1; column < row.length; column++) {
      var replaced = previous[column - 1] + (to.charAt(column - 1) == letter ? 0 : 1);
      row[column] = Math.min(replaced, Math.min(row[column - 1], previous[column]) + 1);
    }
    return row;
  }
}
