package dev.sluice.object.decode;

import java.util.List;
import java.util.Optional;

/// Names, values and paths of HTTP.
final class HttpText {

  static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  /// The name of a header or a query parameter.
  static final TextRule NAME =
      TextRule.length(1, 256)
          .and(
              TextRule.of(
                  name -> Names.all(name, HttpText::isToken),
                  "letters, digits and !#$%&'*+-.^_`|~, without spaces or `:`"));

  /// The value of a header.
  static final TextRule HEADER_VALUE =
      TextRule.length(1, 4096)
          .and(
              TextRule.of(
                  HttpText::isHeaderValue,
                  "visible ASCII characters, with single spaces or tabs between them only"));

  /// The value of a query parameter.
  static final TextRule QUERY_VALUE = TextRule.length(1, 1024);

  /// A path in a match, or one to replace a path with.
  static final TextRule PATH = TextRule.length(0, 1024);

  private static final List<String> FORBIDDEN = List.of("//", "/./", "/../", "%2f", "%2F", "#");

  private HttpText() {}

  /// What is wrong with a path that is not a regular expression.
  static Optional<String> pathObjection(String path) {
    if (!path.startsWith("/")) {
      return Optional.of(Quoted.of(path) + " does not start with `/`; put one before it");
    }
    for (var part : FORBIDDEN) {
      if (path.contains(part)) {
        return Optional.of("%s contains `%s`; remove it".formatted(Quoted.of(path), part));
      }
    }
    if (path.endsWith("/..") || path.endsWith("/.")) {
      return Optional.of("%s ends with dots; remove them".formatted(Quoted.of(path)));
    }
    return isPath(path)
        ? Optional.empty()
        : Optional.of(
            "%s has characters that a path cannot have; write them as %% and two hexadecimal digits"
                .formatted(Quoted.of(path)));
  }

  static boolean isPath(String path) {
    for (var at = 0; at < path.length(); at++) {
      if (path.charAt(at) == '%') {
        if (!isHexadecimal(path, at + 1) || !isHexadecimal(path, at + 2)) {
          return false;
        }
        at += 2;
      } else if (!isPathCharacter(path.charAt(at))) {
        return false;
      }
    }
    return !path.isEmpty();
  }

  private static boolean isPathCharacter(char symbol) {
    return Names.isAlphanumeric(symbol) || "-/._~!$&'()*+,;=:@".indexOf(symbol) >= 0;
  }

  private static boolean isHexadecimal(String text, int at) {
    return at < text.length() && "0123456789abcdefABCDEF".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isToken(int symbol) {
    return Names.isAlphanumeric(symbol) || "!#$%&'*+-.^_`|~".indexOf(symbol) >= 0;
  }

  private static boolean isHeaderValue(String value) {
    var spaceBefore = true;
    for (var at = 0; at < value.length(); at++) {
      var symbol = value.charAt(at);
      var space = symbol == ' ' || symbol == '\t';
      if ((space && spaceBefore) || (!space && (symbol < '!' || symbol > '~'))) {
        return false;
      }
      spaceBefore = space;
    }
    return !spaceBefore;
  }
}
