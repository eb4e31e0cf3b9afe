package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.ValueMatch;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.QueryParameterMatcher;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.RouteMatch.GrpcRouteMatchOptions;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.envoyproxy.envoy.type.v3.FractionalPercent;

/// Turns conditions on requests into Envoy's form. Envoy compares the path without its query, and
/// regular expressions with the whole text.
final class RouteMatches {
  private static final String METHOD = ":method";

  private RouteMatches() {}

  static RouteMatch match(Match match) {
    var result = path(match.path());
    match.method().ifPresent(method -> result.addHeaders(header(METHOD, exact(method))));
    match.headers().forEach(value -> result.addHeaders(header(value.name(), text(value))));
    match.queries().forEach(value -> result.addQueryParameters(query(value)));
    if (match.grpc()) {
      result.setGrpc(GrpcRouteMatchOptions.getDefaultInstance());
    }
    return result.build();
  }

  /// Every request.
  static RouteMatch everything() {
    return path(PathMatch.Prefix.ROOT).build();
  }

  /// The condition, for the requests alone whose random number is below a share of all numbers.
  /// Envoy draws one number per request and keeps it for all routes.
  static RouteMatch below(RouteMatch match, FractionalPercent share) {
    return match.toBuilder()
        .setRuntimeFraction(RuntimeFractionalPercent.newBuilder().setDefaultValue(share))
        .build();
  }

  static RouteMatch.Builder path(PathMatch path) {
    var match = RouteMatch.newBuilder();
    return switch (path) {
      case PathMatch.Exact exact -> match.setPath(exact.value());
      case PathMatch.Prefix prefix when prefix.root() -> match.setPrefix(prefix.value());
      case PathMatch.Prefix prefix -> match.setPathSeparatedPrefix(prefix.value());
      case PathMatch.Beginning beginning -> match.setPrefix(beginning.value());
      case PathMatch.Regex regex -> match.setSafeRegex(regex(regex.value()));
    };
  }

  static HeaderMatcher header(String name, StringMatcher text) {
    return HeaderMatcher.newBuilder().setName(name).setStringMatch(text).build();
  }

  static HeaderMatcher present(String name) {
    return HeaderMatcher.newBuilder().setName(name).setPresentMatch(true).build();
  }

  static QueryParameterMatcher query(ValueMatch value) {
    return QueryParameterMatcher.newBuilder()
        .setName(value.name())
        .setStringMatch(text(value))
        .build();
  }

  static StringMatcher exact(String value) {
    return StringMatcher.newBuilder().setExact(value).build();
  }

  private static StringMatcher text(ValueMatch match) {
    return switch (match) {
      case ValueMatch.Exact exact -> exact(exact.value());
      case ValueMatch.Regex regex ->
          StringMatcher.newBuilder().setSafeRegex(regex(regex.value())).build();
    };
  }

  private static RegexMatcher regex(String expression) {
    return RegexMatcher.newBuilder().setRegex(expression).build();
  }
}
