package dev.sluice.object.decode;

import dev.sluice.object.HttpFilter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Reads cross-origin policies.
final class CorsFilters {

  private static final String ANY = "*";
  private static final int MOST = 64;
  private static final int MOST_METHODS = 9;
  private static final int DEFAULT_MAX_AGE = 5;
  private static final TextRule METHOD =
      Choice.of(Stream.concat(HttpText.METHODS.stream(), Stream.of(ANY)).toList());
  private static final TextRule ORIGIN =
      TextRule.length(1, 253)
          .and(
              TextRule.of(
                  CorsFilters::isOrigin, "`*`, or a scheme and host such as https://example.com"));

  private CorsFilters() {}

  static HttpFilter read(Fields cors) {
    return new HttpFilter.Cors(
        anyOrSome(cors, "allowOrigins", MOST, ORIGIN),
        cors.truth("allowCredentials", false),
        anyOrSome(cors, "allowMethods", MOST_METHODS, METHOD),
        anyOrSome(cors, "allowHeaders", MOST, HttpText.NAME),
        distinct(cors, "exposeHeaders", MOST, HttpText.NAME),
        Duration.ofSeconds(cors.integer("maxAge", 1, Integer.MAX_VALUE).orElse(DEFAULT_MAX_AGE)));
  }

  private static List<String> anyOrSome(Fields cors, String name, int most, TextRule rule) {
    var values = distinct(cors, name, most, rule);
    if (values.size() > 1 && values.contains(ANY)) {
      cors.error(name, "has `*` beside other values; write `*` alone or leave it out");
    }
    return values;
  }

  private static List<String> distinct(Fields cors, String name, int most, TextRule rule) {
    var values = cors.texts(name, most, rule);
    cors.requireUnique(name, values);
    return values;
  }

  private static boolean isOrigin(String origin) {
    if (origin.equals(ANY)) {
      return true;
    }
    var scheme = origin.startsWith("http://") ? 7 : origin.startsWith("https://") ? 8 : -1;
    if (scheme < 0) {
      return false;
    }
    var colon = origin.indexOf(':', scheme);
    var host = colon < 0 ? origin.substring(scheme) : origin.substring(scheme, colon);
    return isHost(host) && (colon < 0 || isPort(origin.substring(colon + 1)));
  }

  private static boolean isHost(String host) {
    var domain = host.startsWith("*.") ? host.substring(2) : host;
    return host.equals(ANY)
        || (!domain.isEmpty()
            && !domain.startsWith(".")
            && !domain.endsWith(".")
            && !domain.contains("..")
            && Names.all(domain, CorsFilters::isHostCharacter));
  }

  private static boolean isHostCharacter(int letter) {
    return Names.isAlphanumeric(letter) || letter == '-' || letter == '.';
  }

  private static boolean isPort(String port) {
    return !port.isEmpty()
        && port.length() <= 5
        && Names.all(port, digit -> digit >= '0' && digit <= '9');
  }
}
