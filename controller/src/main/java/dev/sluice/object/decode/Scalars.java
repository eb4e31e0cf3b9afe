package dev.sluice.object.decode;

import java.util.Optional;

/// Single values: text, whole numbers and truth values, each with its typical mistakes.
final class Scalars {

  private static final int LONGEST_INTEGER = 10;

  private Scalars() {}

  /// Text that obeys the rule; empty text when there is none.
  static String text(Node node, Place place, Report report, TextRule rule) {
    switch (node) {
      case Node.Text(var line, var value) -> {
        report.check(rule, line, place, value);
        return value;
      }
      case Node.Numeral(var line, var written) -> report.error(line, place, quote(written));
      case Node.Truth(var line, _, var written) -> report.error(line, place, quote(written));
      case Node.Nothing(var line) -> report.error(line, place, "is empty; write a value");
      case Node.Mapping _, Node.Sequence _ ->
          report.error(node.line(), place, "must be text, not " + node.description());
    }
    return "";
  }

  private static String quote(String written) {
    return "must be text; write \"%s\" in quotes".formatted(written);
  }

  /// A whole number between `least` and `most`.
  static Optional<Integer> integer(Node node, Place place, Report report, int least, int most) {
    if (!(node instanceof Node.Numeral(var line, var written))) {
      report.error(node.line(), place, wrongNumber(node, least, most));
      return Optional.empty();
    }
    if (!isInteger(written)) {
      report.error(line, place, written + " is not a whole number; " + range(least, most));
      return Optional.empty();
    }
    var value = Long.parseLong(written);
    if (value < least || value > most) {
      report.error(line, place, written + " is out of range; " + range(least, most));
      return Optional.empty();
    }
    return Optional.of((int) value);
  }

  private static String wrongNumber(Node node, int least, int most) {
    return (node instanceof Node.Text(_, var value) && isInteger(value))
        ? "must be a number, not text; write %s without quotes".formatted(value)
        : "must be a number, not %s; %s".formatted(node.description(), range(least, most));
  }

  private static String range(int least, int most) {
    return most == Integer.MAX_VALUE
        ? "write a number from %d on".formatted(least)
        : "write a number from %d to %d".formatted(least, most);
  }

  private static boolean isInteger(String written) {
    var digits = written.startsWith("-") ? written.substring(1) : written;
    return !digits.isEmpty()
        && digits.length() <= LONGEST_INTEGER
        && (digits.length() == 1 || digits.charAt(0) != '0')
        && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  /// A truth value.
  static Optional<Boolean> truth(Node node, Place place, Report report) {
    if (node instanceof Node.Truth truth) {
      return Optional.of(truth.value());
    }
    report.error(
        node.line(),
        place,
        "must be true or false, not %s; write true or false without quotes"
            .formatted(node.description()));
    return Optional.empty();
  }
}
