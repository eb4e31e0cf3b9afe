package dev.sluice.xds.lookup;

import java.util.HexFormat;

/// One spelling for each path: unreserved characters plain, those that do not belong into a path
/// escaped, `\` as `/`.
final class PercentEncoding {
  private static final String UNRESERVED_MARKS = "-._~";
  private static final String ESCAPED = " \"<>^`{|}";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /// Whether the path has a character that no spelling allows.
  static boolean invalid(String path) {
    return path.contains("%00") || path.chars().anyMatch(c -> c < ' ' || c == 127);
  }

  static String canonical(String path) {
    var result = new StringBuilder();
    for (var at = 0; at < path.length(); at++) {
      var character = path.charAt(at);
      if (escape(path, at) && unreserved(HexFormat.fromHexDigits(path, at + 1, at + 3))) {
        result.append((char) HexFormat.fromHexDigits(path, at + 1, at + 3));
        at += 2;
      } else if (character == '\\') {
        result.append('/');
      } else if (ESCAPED.indexOf(character) >= 0) {
        result.append('%').append(HEX.toHexDigits((byte) character));
      } else {
        result.append(character);
      }
    }
    return result.toString();
  }

  private static boolean escape(String path, int at) {
    return path.charAt(at) == '%'
        && at + 2 < path.length()
        && HexFormat.isHexDigit(path.charAt(at + 1))
        && HexFormat.isHexDigit(path.charAt(at + 2));
  }

  private static boolean unreserved(int character) {
    return character < 128
        && (Character.isLetterOrDigit(character) || UNRESERVED_MARKS.indexOf(character) >= 0);
  }
}
