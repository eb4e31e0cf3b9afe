package dev.sluice.knative;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Prints values as the package `encoding/json` of Go does.
final class GoJson {

  private static final String SHORT = "\"\\\b\f\n\r\t";
  private static final String SHORT_NAMES = "\"\\bfnrt";
  private static final String ESCAPED = "<>&\u2028\u2029";
  private static final int NO_CHARACTER = 0xFFFD;

  private GoJson() {}

  /// Text in quotes. Go also escapes what a page of HTML could misread.
  static String text(String value) {
    var json = new StringBuilder("\"");
    value.codePoints().forEach(character -> append(json, character));
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, int character) {
    var named = SHORT.indexOf(character);
    if (named >= 0) {
      json.append('\\').append(SHORT_NAMES.charAt(named));
    } else if (character < ' ' || ESCAPED.indexOf(character) >= 0) {
      json.append("\\u%04x".formatted(character));
    } else {
      json.appendCodePoint(isHalf(character) ? NO_CHARACTER : character);
    }
  }

  /// Whether this is one half of a pair of surrogates, which is no character.
  private static boolean isHalf(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  static <T> String list(List<T> items, Function<T, String> item) {
    return items.stream().map(item).collect(Collectors.joining(",", "[", "]"));
  }

  /// The names of a map are sorted by their bytes.
  static String map(SortedMap<String, String> entries, Function<String, String> value) {
    var object = new GoObject();
    entries.entrySet().stream()
        .sorted(Comparator.comparing(entry -> bytes(entry.getKey()), Arrays::compareUnsigned))
        .forEach(entry -> object.field(entry.getKey(), value.apply(entry.getValue())));
    return object.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
