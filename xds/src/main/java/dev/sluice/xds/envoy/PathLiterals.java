package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.PathMatch;

/// The text with which every path begins that a condition can match.
final class PathLiterals {
  private static final String SPECIAL = ".+*?()|[]{}^$\\";
  private static final String QUANTIFIERS = "*?{";

  private PathLiterals() {}

  /// The longest such text that is easily found; empty where there is none.
  static String literal(PathMatch path) {
    return switch (path) {
      case PathMatch.Exact exact -> exact.value();
      case PathMatch.Prefix prefix -> prefix.value();
      case PathMatch.Beginning beginning -> beginning.value();
      case PathMatch.Regex regex -> literal(regex.value());
    };
  }

  private static String literal(String expression) {
    if (hasAlternatives(expression)) {
      return "";
    }
    var literal = new StringBuilder();
    var at = expression.startsWith("^") ? 1 : 0;
    while (at < expression.length()) {
      var escaped = expression.charAt(at) == '\\' && at + 1 < expression.length();
      var character = expression.charAt(escaped ? at + 1 : at);
      if (escaped ? Character.isLetterOrDigit(character) : SPECIAL.indexOf(character) >= 0) {
        break;
      }
      literal.append(character);
      at += escaped ? 2 : 1;
    }
    return mayBeAbsent(expression, at) ? withoutLast(literal) : literal.toString();
  }

  /// Whether a quantifier follows that lets the character before it be absent.
  private static boolean mayBeAbsent(String expression, int at) {
    return at < expression.length() && QUANTIFIERS.indexOf(expression.charAt(at)) >= 0;
  }

  private static String withoutLast(StringBuilder literal) {
    return literal.substring(0, Math.max(0, literal.length() - 1));
  }

  /// Whether there may be a `|` outside of all groups. Rare syntax that is hard to skip counts as
  /// one.
  private static boolean hasAlternatives(String expression) {
    if (expression.contains("[:")
        || expression.contains("\\Q")
        || expression.contains("[]")
        || expression.contains("[^]")) {
      return expression.contains("|");
    }
    var depth = 0;
    var inClass = false;
    for (var at = 0; at < expression.length(); at++) {
      switch (expression.charAt(at)) {
        case '\\' -> at++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '(' -> depth += inClass ? 0 : 1;
        case ')' -> depth -= inClass ? 0 : 1;
        case '|' -> {
          if (depth == 0 && !inClass) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }
}
