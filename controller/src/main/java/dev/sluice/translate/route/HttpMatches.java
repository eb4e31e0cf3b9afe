package dev.sluice.translate.route;

import dev.sluice.finding.Finding;
import dev.sluice.object.HttpRouteMatch;
import dev.sluice.object.HttpRouteMatch.PathType;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import java.util.Optional;
import java.util.stream.Stream;

/// Conditions of HTTPRoutes to conditions of rules.
final class HttpMatches {

  private HttpMatches() {}

  static RequestMatch match(HttpRouteMatch written, String field) {
    var match =
        new Match(
            path(written),
            written.method(),
            NamedMatches.headers(written.headers()),
            NamedMatches.queries(written.queryParams()));
    return new RequestMatch(match, new Specificity.OfRequest(match), complaint(written, field));
  }

  private static Optional<Finding> complaint(HttpRouteMatch written, String field) {
    var path =
        written.pathType() == PathType.REGULAR_EXPRESSION
            ? Stream.of(written.path())
            : Stream.<String>empty();
    var named =
        Stream.concat(
            NamedMatches.expressions(written.headers()),
            NamedMatches.expressions(written.queryParams()));
    return Expressions.complaint(Stream.concat(path, named), field);
  }

  private static PathMatch path(HttpRouteMatch written) {
    return switch (written.pathType()) {
      case EXACT -> new PathMatch.Exact(written.path());
      case PATH_PREFIX -> new PathMatch.Prefix(written.path());
      case REGULAR_EXPRESSION -> new PathMatch.Regex(written.path());
    };
  }
}
