package dev.sluice.translate.route;

import dev.sluice.object.HttpRouteMatch.NamedMatch;
import dev.sluice.xds.ir.ValueMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Conditions on headers and query parameters to conditions of rules.
final class NamedMatches {

  private NamedMatches() {}

  static List<ValueMatch> headers(List<NamedMatch> written) {
    return values(written, name -> name.toLowerCase(Locale.ROOT));
  }

  static List<ValueMatch> queries(List<NamedMatch> written) {
    return values(written, UnaryOperator.identity());
  }

  static Stream<String> expressions(List<NamedMatch> written) {
    return written.stream().filter(NamedMatch::regularExpression).map(NamedMatch::value);
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
}
