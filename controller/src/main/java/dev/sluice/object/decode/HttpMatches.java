package dev.sluice.object.decode;

import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteMatch.NamedMatch;
import dev.sluice.object.HttpRouteMatch.PathType;
import java.util.List;
import java.util.Map;

/// Reads the conditions of a rule.
final class HttpMatches {

  private static final int MOST = 64;
  private static final int MOST_NAMED = 16;
  private static final Map<String, PathType> PATH_TYPES =
      Choice.labelled(PathType.values(), PathType::label);
  private static final String REGULAR_EXPRESSION = PathType.REGULAR_EXPRESSION.label();
  private static final List<String> VALUE_TYPES = List.of("Exact", REGULAR_EXPRESSION);

  private HttpMatches() {}

  static List<HttpRouteMatch> read(Fields rule) {
    var matches = rule.objects("matches", MOST, HttpMatches::match);
    return matches.isEmpty() ? List.of(HttpRouteMatch.ANY) : matches;
  }

  private static HttpRouteMatch match(Fields match) {
    var path = match.object("path", HttpMatches::path).orElse(Path.ANY);
    return new HttpRouteMatch(
        path.type,
        path.value,
        named(match, "headers", HttpText.HEADER_VALUE),
        named(match, "queryParams", HttpText.QUERY_VALUE),
        match.choice("method", HttpText.METHODS));
  }

  /// A condition on the path.
  private record Path(PathType type, String value) {
    static final Path ANY = new Path(PathType.PATH_PREFIX, "/");
  }

  private static Path path(Fields path) {
    var type = path.choice("type", PATH_TYPES).orElse(PathType.PATH_PREFIX);
    var rule =
        type == PathType.REGULAR_EXPRESSION
            ? HttpText.PATH
            : HttpText.PATH.and(HttpText::pathObjection);
    return new Path(type, path.optionalText("value", rule).orElse("/"));
  }

  static List<NamedMatch> named(Fields match, String field, TextRule valueRule) {
    var conditions = match.objects(field, MOST_NAMED, condition -> named(condition, valueRule));
    match.requireUnique(field, conditions, NamedMatch::name);
    return conditions;
  }

  /// What `type` says, which is an exact value by default.
  static boolean isRegularExpression(Fields condition) {
    return condition.choice("type", VALUE_TYPES).filter(REGULAR_EXPRESSION::equals).isPresent();
  }

  private static NamedMatch named(Fields condition, TextRule valueRule) {
    var expression = isRegularExpression(condition);
    return new NamedMatch(
        condition.text("name", HttpText.NAME), expression, condition.text("value", valueRule));
  }
}
