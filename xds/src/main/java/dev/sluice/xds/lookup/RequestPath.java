package dev.sluice.xds.lookup;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/// The path of a request after the normalisation that Envoy does before it matches.
sealed interface RequestPath {

  /// Not a path: answered with 400.
  record Invalid() implements RequestPath {}

  /// Contains escaped slashes: the client is sent to the location.
  record Moved(String location) implements RequestPath {}

  /// Ready to match.
  ///
  /// @param path without query
  /// @param query what follows the first `?`, as sent; empty if there is none
  record Normal(String path, String query) implements RequestPath {

    /// The value of a query parameter as sent, without decoding; the first of several, empty text
    /// if it has no `=`.
    Optional<String> query(String name) {
      return Arrays.stream(query.split("&", -1))
          .filter(pair -> !pair.isEmpty())
          .filter(pair -> name(pair).equals(name))
          .map(pair -> pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "")
          .findFirst();
    }

    private static String name(String pair) {
      return pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
    }
  }

  /// Normalises a path with query.
  static RequestPath of(String raw) {
    if (raw.contains("#") || raw.isEmpty()) {
      return new Invalid();
    }
    var mark = raw.indexOf('?');
    var path = mark < 0 ? raw : raw.substring(0, mark);
    var query = mark < 0 ? "" : raw.substring(mark + 1);
    var unescaped = path.replaceAll("(?i)%2f", "/").replaceAll("(?i)%5c", "\\\\");
    if (!unescaped.startsWith("/")) {
      return new Normal(path, query);
    }
    if (PercentEncoding.invalid(unescaped)) {
      return new Invalid();
    }
    var normal = mergeSlashes(withoutDots(PercentEncoding.canonical(unescaped)));
    return unescaped.equals(path)
        ? new Normal(normal, query)
        : new Moved(normal + (mark < 0 ? "" : raw.substring(mark)));
  }

  /// Envoy leaves two slashes of a path that has nothing else.
  private static String mergeSlashes(String path) {
    return path.matches("//+") ? "//" : path.replaceAll("/+", "/");
  }

  /// Resolves `.` and `..` (RFC 3986, section 5.2.4).
  private static String withoutDots(String path) {
    var segments = new ArrayDeque<String>();
    var parts = path.substring(1).split("/", -1);
    for (var i = 0; i < parts.length; i++) {
      var last = i == parts.length - 1;
      switch (parts[i]) {
        case "." -> {
          if (last) {
            segments.add("");
          }
        }
        case ".." -> {
          segments.pollLast();
          if (last) {
            segments.add("");
          }
        }
        default -> segments.add(parts[i]);
      }
    }
    return "/" + String.join("/", segments);
  }
}
