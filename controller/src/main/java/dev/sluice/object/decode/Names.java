package dev.sluice.object.decode;

import java.util.function.IntPredicate;

/// Names of objects and of what is in them.
final class Names {

  private static final int LABEL = 63;
  private static final int SUBDOMAIN = 253;
  private static final String PATH_SYMBOLS = "/-._~%!$&'()*+,;=:";
  private static final String LETTERS = "lower case letters, digits and `-`";

  /// A DNS label: names of namespaces.
  static final TextRule DNS_LABEL =
      TextRule.length(1, LABEL).and(TextRule.of(name -> isLabel(name, 0, name.length()), LETTERS));

  /// A DNS subdomain: names of most objects, sections and rules.
  static final TextRule DNS_SUBDOMAIN =
      TextRule.length(1, SUBDOMAIN)
          .and(TextRule.of(Names::isSubdomain, LETTERS + ", in parts between dots"));

  /// Names that refer to an object, whose own rules are elsewhere.
  static final TextRule REFERENCE = TextRule.length(1, SUBDOMAIN);

  /// An API group; empty for the core group.
  static final TextRule GROUP =
      value -> value.isEmpty() ? TextRule.ANY.objection(value) : DNS_SUBDOMAIN.objection(value);

  /// A kind of objects.
  static final TextRule KIND =
      TextRule.length(1, LABEL)
          .and(
              TextRule.of(
                  Names::isKind, "letters, digits and `-`, a letter first, such as Service"));

  /// Names of labels and annotations.
  static final TextRule QUALIFIED =
      TextRule.of(
          Names::isQualified,
          "up to 63 letters, digits, `-`, `_` and `.`, after an optional domain and `/`");

  /// Values of labels.
  static final TextRule LABEL_VALUE =
      TextRule.of(
          value -> value.isEmpty() || isSegment(value),
          "up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends");

  private Names() {}

  /// Whether the text consists of DNS labels between dots.
  static boolean isSubdomain(String name) {
    var start = 0;
    for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      if (!isLabel(name, start, dot)) {
        return false;
      }
      start = dot + 1;
    }
    return isLabel(name, start, name.length());
  }

  /// Whether the text is a DNS subdomain, `/` and a path.
  static boolean isDomainPrefixed(String name) {
    var slash = name.indexOf('/');
    return slash > 0
        && slash < name.length() - 1
        && isSubdomain(name.substring(0, slash))
        && all(name, letter -> isAlphanumeric(letter) || PATH_SYMBOLS.indexOf(letter) >= 0);
  }

  private static boolean isLabel(String name, int start, int end) {
    if (start == end || name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
      return false;
    }
    for (var at = start; at < end; at++) {
      var letter = name.charAt(at);
      if (!isLower(letter) && !isDigit(letter) && letter != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isKind(String kind) {
    return isLetter(kind.charAt(0))
        && isAlphanumeric(kind.charAt(kind.length() - 1))
        && all(kind, letter -> isAlphanumeric(letter) || letter == '-');
  }

  /// Whether the text is a name of a label: a segment after an optional domain and `/`.
  static boolean isQualified(String name) {
    var slash = name.indexOf('/');
    return slash < 0
        ? isSegment(name)
        : slash <= SUBDOMAIN
            && isSubdomain(name.substring(0, slash))
            && isSegment(name.substring(slash + 1));
  }

  private static boolean isSegment(String value) {
    return !value.isEmpty()
        && value.length() <= LABEL
        && isAlphanumeric(value.charAt(0))
        && isAlphanumeric(value.charAt(value.length() - 1))
        && all(value, letter -> isAlphanumeric(letter) || "-_.".indexOf(letter) >= 0);
  }

  /// Whether the test accepts every character.
  static boolean all(String text, IntPredicate accepted) {
    for (var at = 0; at < text.length(); at++) {
      if (!accepted.test(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  static boolean isAlphanumeric(int letter) {
    return isLetter(letter) || isDigit(letter);
  }

  private static boolean isLetter(int letter) {
    return isLower(letter) || (letter >= 'A' && letter <= 'Z');
  }

  private static boolean isLower(int letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }
}
