package dev.sluice.object.decode;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// What holds for the rules of a route together.
final class RuleLimits {

  /// How many rules a route may have.
  static final int MOST_RULES = 16;

  private static final int MOST_MATCHES = 128;

  private RuleLimits() {}

  static <R> void check(
      Fields spec, List<R> rules, Function<R, Optional<String>> name, ToIntFunction<R> matches) {
    spec.requireUnique("rules", rules, rule -> name.apply(rule).orElse(""));
    var together = rules.stream().mapToInt(matches).sum();
    if (together > MOST_MATCHES) {
      spec.error(
          "rules",
          "has %d matches in all rules together; write at most %d"
              .formatted(together, MOST_MATCHES));
    }
  }
}
