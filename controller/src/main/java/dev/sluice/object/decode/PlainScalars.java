package dev.sluice.object.decode;

import java.util.Map;

/// What unquoted scalars mean: the rules of YAML 1.1, as `kubectl` has them.
final class PlainScalars {

  private static final Map<String, Boolean> TRUTHS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("yes", true),
          Map.entry("on", true),
          Map.entry("y", true),
          Map.entry("false", false),
          Map.entry("no", false),
          Map.entry("off", false),
          Map.entry("n", false));

  private PlainScalars() {}

  static Node resolve(int line, String text) {
    if (text.isEmpty()) {
      return new Node.Nothing(line);
    }
    return switch (text.charAt(0)) {
      case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(line, text);
      case '~', 'n', 'N', 't', 'T', 'f', 'F', 'y', 'Y', 'o', 'O' -> word(line, text);
      default -> new Node.Text(line, text);
    };
  }

  private static Node word(int line, String text) {
    if (text.length() > "false".length()) {
      return new Node.Text(line, text);
    }
    if (text.equals("~") || isCased(text, "null")) {
      return new Node.Nothing(line);
    }
    return TRUTHS.entrySet().stream()
        .filter(truth -> isCased(text, truth.getKey()))
        .findFirst()
        .<Node>map(truth -> new Node.Truth(line, truth.getValue(), text))
        .orElseGet(() -> new Node.Text(line, text));
  }

  /// Words count in lower case, capitalised and in upper case, not in a mixture.
  private static boolean isCased(String text, String word) {
    if (!text.equalsIgnoreCase(word)) {
      return false;
    }
    var rest = text.substring(1);
    return rest.equals(word.substring(1))
        || text.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
  }

  private static Node number(int line, String text) {
    return isNumber(text) ? new Node.Numeral(line, text) : new Node.Text(line, text);
  }

  private static boolean isNumber(String text) {
    var digits = text.charAt(0) == '-' || text.charAt(0) == '+' ? text.substring(1) : text;
    if (isCased(digits, ".inf") || isCased(digits, ".nan")) {
      return true;
    }
    var prefixed = digits.length() > 1 && "xob".indexOf(digits.charAt(1)) >= 0;
    return (prefixed && digits.charAt(0) == '0') ? isPrefixed(digits) : isDecimal(digits);
  }

  private static boolean isPrefixed(String digits) {
    var radix = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'o' ? 8 : 2;
    return digits.length() > 2
        && digits.chars().skip(2).allMatch(digit -> Character.digit(digit, radix) >= 0);
  }

  private static boolean isDecimal(String text) {
    var at = skipDigits(text, 0);
    var digits = at;
    if (at < text.length() && text.charAt(at) == '.') {
      var fraction = skipDigits(text, at + 1);
      digits += fraction - at - 1;
      at = fraction;
    }
    return digits > 0 && (at == text.length() || isExponent(text, at));
  }

  private static boolean isExponent(String text, int at) {
    if (Character.toLowerCase(text.charAt(at)) != 'e') {
      return false;
    }
    var signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
    var start = signed ? at + 2 : at + 1;
    return start < text.length() && skipDigits(text, start) == text.length();
  }

  private static int skipDigits(String text, int from) {
    var at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
