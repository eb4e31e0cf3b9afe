package dev.sluice.translate.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteMatch.NamedMatch;
import dev.sluice.object.HttpRouteMatch.PathType;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.ValueMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Conditions of HTTPRoutes to conditions of rules.
final class HttpMatches {

  private static final int LONGEST_EXPRESSION = 1024;

  private HttpMatches() {}

  static Match match(HttpRouteMatch written) {
    return new Match(
        path(written),
        written.method(),
        values(written.headers(), name -> name.toLowerCase(Locale.ROOT)),
        values(written.queryParams(), UnaryOperator.identity()));
  }

  /// What keeps the match from being used at all, if anything.
  static Optional<Finding> complaint(HttpRouteMatch written, String field) {
    return expressions(written)
        .flatMap(expression -> complaint(expression).stream())
        .findFirst()
        .map(message -> new Finding(Reason.RULES_DROPPED, field, message));
  }

  private static PathMatch path(HttpRouteMatch written) {
    return switch (written.pathType()) {
      case EXACT -> new PathMatch.Exact(written.path());
      case PATH_PREFIX -> new PathMatch.Prefix(written.path());
      case REGULAR_EXPRESSION -> new PathMatch.Regex(written.path());
    };
  }

  /// Only the first entry of each name counts: Gateway API, `HTTPHeaderMatch.name`.
  private static List<ValueMatch> values(List<NamedMatch> written, UnaryOperator<String> naming) {
    var seen = new HashSet<String>();
    return written.stream()
        .filter(match -> seen.add(naming.apply(match.name())))
        .map(match -> value(naming.apply(match.name()), match))
        .toList();
  }

  private static ValueMatch value(String name, NamedMatch match) {
    return match.regularExpression()
        ? new ValueMatch.Regex(name, match.value())
        : new ValueMatch.Exact(name, match.value());
  }

  private static Stream<String> expressions(HttpRouteMatch written) {
    var path =
        written.pathType() == PathType.REGULAR_EXPRESSION
            ? Stream.of(written.path())
            : Stream.<String>empty();
    var named =
        Stream.concat(written.headers().stream(), written.queryParams().stream())
            .filter(NamedMatch::regularExpression)
            .map(NamedMatch::value);
    return Stream.concat(path, named);
  }

  private static Optional<String> complaint(String expression) {
    if (expression.length() > LONGEST_EXPRESSION) {
      return Optional.of(
          "the expression is longer than %d characters: shorten it".formatted(LONGEST_EXPRESSION));
    }
    try {
      Pattern.compile(expression);
      return Optional.empty();
    } catch (PatternSyntaxException invalid) {
      return Optional.of(
          "\"%s\" is not an RE2 regular expression: %s"
              .formatted(expression, invalid.getDescription()));
    }
  }
}
