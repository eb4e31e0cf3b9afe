package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the few rules of a big site that may match a path, so that Envoy need not try them all.
///
/// Every rule has a literal with which each path that it matches begins. The keys of the index are
/// these literals; a path belongs to the longest key that it begins with, and the candidates of a
/// key are the rules whose literal the key begins with. A rule that is no candidate cannot match:
/// the path would begin with its literal, which would then be a longer key. So the first match
/// among the candidates is the first match of all.
///
/// @param candidates rules by key, in order of precedence
/// @param rest rules for paths that begin with no key, in order of precedence
record PathIndex(SortedMap<String, List<Rule>> candidates, List<Rule> rest) {
  private static final int WORTHWHILE_RULES = 32;
  private static final int MOST_ENTRIES_PER_RULE = 8;

  /// An index of the rules where it is better than their list: not for few rules, and not where so
  /// many rules are candidates of so many keys that the index would be many times the size of the
  /// list.
  static Optional<PathIndex> worthwhile(List<Rule> rules) {
    return Optional.of(rules)
        .filter(list -> list.size() >= WORTHWHILE_RULES)
        .filter(list -> entries(positions(list)) <= (long) MOST_ENTRIES_PER_RULE * list.size())
        .map(PathIndex::of);
  }

  /// An index of the rules.
  static PathIndex of(List<Rule> rules) {
    var positions = positions(rules);
    var candidates = new TreeMap<String, List<Rule>>();
    for (var key : positions.keySet()) {
      candidates.put(key, begins(key, positions).sorted().map(rules::get).toList());
    }
    var rest = candidates.remove("");
    return new PathIndex(candidates, rest == null ? List.of() : rest);
  }

  /// The rules that may match a path.
  List<Rule> candidates(String path) {
    return IntStream.iterate(path.length(), length -> length > 0, length -> length - 1)
        .mapToObj(length -> candidates.get(path.substring(0, length)))
        .filter(found -> found != null)
        .findFirst()
        .orElse(rest);
  }

  private static long entries(SortedMap<String, List<Integer>> positions) {
    return positions.keySet().stream().mapToLong(key -> begins(key, positions).count()).sum();
  }

  private static SortedMap<String, List<Integer>> positions(List<Rule> rules) {
    var positions = new TreeMap<String, List<Integer>>();
    for (var i = 0; i < rules.size(); i++) {
      var literal = PathLiterals.literal(rules.get(i).match().path());
      positions.computeIfAbsent(literal, _ -> new ArrayList<>()).add(i);
    }
    return positions;
  }

  /// Positions of the rules whose literal the key begins with.
  private static Stream<Integer> begins(String key, SortedMap<String, List<Integer>> positions) {
    return IntStream.rangeClosed(0, key.length())
        .mapToObj(length -> positions.getOrDefault(key.substring(0, length), List.of()))
        .flatMap(List::stream);
  }
}
