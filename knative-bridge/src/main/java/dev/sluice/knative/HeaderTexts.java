package dev.sluice.knative;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// What headers may look like.
final class HeaderTexts {

  private static final int LONGEST = 8192;
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z!#$%&'*+.^_`|~-]+");
  private static final Pattern ENDS_LINE = Pattern.compile("[\\x00\\r\\n]");

  private HeaderTexts() {}

  /// What is wrong with headers to compare, by name.
  static SortedMap<String, String> matched(SortedMap<String, String> headers) {
    return objections(headers, (name, _) -> nameObjection(name, headers));
  }

  /// What is wrong with headers to write, by name.
  static SortedMap<String, String> written(SortedMap<String, String> headers) {
    return objections(
        headers,
        (name, value) ->
            nameObjection(name, headers)
                .or(() -> hostObjection(name))
                .or(() -> valueObjection(value)));
  }

  private static SortedMap<String, String> objections(
      SortedMap<String, String> headers, BiFunction<String, String, Optional<String>> objection) {
    var found = new TreeMap<String, String>();
    headers.forEach(
        (name, value) -> objection.apply(name, value).ifPresent(text -> found.put(name, text)));
    return found;
  }

  private static Optional<String> nameObjection(String name, SortedMap<String, String> headers) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("is not the name of a header; write letters, digits and !#$%&'*+-.^_`|~");
    }
    return headers.headMap(name).keySet().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map("is the same header as %s; remove one"::formatted);
  }

  private static Optional<String> hostObjection(String name) {
    return name.toLowerCase(Locale.ROOT).equals("host")
        ? Optional.of("cannot be written; write `rewriteHost` instead")
        : Optional.empty();
  }

  private static Optional<String> valueObjection(String value) {
    if (ENDS_LINE.matcher(value).find()) {
      return Optional.of("has a value of several lines; write one line");
    }
    return value.getBytes(StandardCharsets.UTF_8).length > LONGEST
        ? Optional.of("has a value of more than %d bytes; shorten it".formatted(LONGEST))
        : Optional.empty();
  }
}
