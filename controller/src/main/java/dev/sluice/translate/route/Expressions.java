package dev.sluice.translate.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/// Regular expressions, checked before a proxy would refuse them.
final class Expressions {

  private static final int LONGEST = 1024;

  private Expressions() {}

  /// What keeps the first bad one of the expressions from being used, if there is one.
  static Optional<Finding> complaint(Stream<String> expressions, String field) {
    return expressions
        .flatMap(expression -> complaint(expression).stream())
        .findFirst()
        .map(message -> new Finding(Reason.RULES_DROPPED, field, message));
  }

  private static Optional<String> complaint(String expression) {
    if (expression.length() > LONGEST) {
      return Optional.of(
          "the expression is longer than %d characters: shorten it".formatted(LONGEST));
    }
    try {
      Pattern.compile(expression);
      return Optional.empty();
    } catch (PatternSyntaxException invalid) {
      return Optional.of(
          "\"%s\" is not an RE2 regular expression: %s"
              .formatted(expression, invalid.getDescription()));
    }
  }
}
