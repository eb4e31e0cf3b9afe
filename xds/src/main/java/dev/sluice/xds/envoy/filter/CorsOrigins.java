package dev.sluice.xds.envoy.filter;

import com.google.re2j.Pattern;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;
import java.util.stream.Collectors;

/// Conditions on the `Origin` of a request.
///
/// An origin is written as in [dev.sluice.xds.ir.Cors#origins]; a port that is the well-known one
/// of the scheme is left out, as browsers do.
public final class CorsOrigins {
  private static final String ANY = "*";
  private static final String ANY_HOSTS = "[A-Za-z0-9.-]+";

  private CorsOrigins() {}

  /// Matches any of the origins.
  public static StringMatcher anyOf(List<String> origins) {
    return regex(origins.stream().map(CorsOrigins::expression).collect(Collectors.joining("|")));
  }

  /// Matches one origin. Envoy reads an exact `*` as any origin.
  static StringMatcher matcher(String origin) {
    var exact = origin.equals(ANY) || !origin.contains(ANY);
    return exact
        ? StringMatcher.newBuilder().setExact(withoutDefaultPort(origin)).build()
        : regex(expression(origin));
  }

  private static StringMatcher regex(String expression) {
    return StringMatcher.newBuilder()
        .setSafeRegex(RegexMatcher.newBuilder().setRegex(expression))
        .build();
  }

  private static String expression(String origin) {
    return origin.equals(ANY)
        ? ".+"
        : Pattern.quote(withoutDefaultPort(origin)).replace("\\*", ANY_HOSTS);
  }

  private static String withoutDefaultPort(String origin) {
    if (origin.startsWith("https://")) {
      return withoutSuffix(origin, ":443");
    }
    return origin.startsWith("http://") ? withoutSuffix(origin, ":80") : origin;
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }
}
