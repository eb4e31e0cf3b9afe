package dev.sluice.translate.route;

import dev.sluice.finding.Finding;
import dev.sluice.object.GrpcRouteMatch;
import dev.sluice.object.GrpcRouteMatch.MethodMatch;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import java.util.Optional;
import java.util.stream.Stream;

/// Conditions of GRPCRoutes to conditions of rules: the path of a call is `/SERVICE/METHOD`.
final class GrpcMatches {

  private static final String ANY = "[^/]+";

  private GrpcMatches() {}

  static RequestMatch match(GrpcRouteMatch written, String field) {
    var headers = NamedMatches.headers(written.headers());
    var path = written.method().map(GrpcMatches::path).orElse(PathMatch.Prefix.ROOT);
    return new RequestMatch(
        Match.grpc(path, headers),
        Specificity.OfCall.of(written.method(), headers.size()),
        complaint(written, field));
  }

  private static PathMatch path(MethodMatch method) {
    if (method.regularExpression()) {
      return new PathMatch.Regex(
          "/%s/%s".formatted(group(method.service()), group(method.method())));
    }
    return method
        .service()
        .map(service -> path(service, method.method()))
        .orElseGet(() -> new PathMatch.Regex("/%s/%s".formatted(ANY, method.method().orElse(ANY))));
  }

  /// Names of services and methods have no character that an expression gives a meaning, but the
  /// dot, which the API does not allow in methods.
  private static PathMatch path(String service, Optional<String> method) {
    return method
        .<PathMatch>map(name -> new PathMatch.Exact("/%s/%s".formatted(service, name)))
        .orElseGet(() -> new PathMatch.Prefix("/" + service));
  }

  private static String group(Optional<String> expression) {
    return expression.map("(?:%s)"::formatted).orElse(ANY);
  }

  private static Optional<Finding> complaint(GrpcRouteMatch written, String field) {
    var method =
        written.method().filter(MethodMatch::regularExpression).stream()
            .flatMap(found -> Stream.concat(found.service().stream(), found.method().stream()));
    return Expressions.complaint(
        Stream.concat(method, NamedMatches.expressions(written.headers())), field);
  }
}
