package dev.sluice.translate.route;

import dev.sluice.object.GrpcRouteMatch.MethodMatch;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import java.util.Comparator;
import java.util.Optional;

/// How specific a match is among those for one hostname. What sorts first is more specific.
///
/// The specification compares GRPCRoutes with each other and HTTPRoutes with each other, and leaves
/// open what happens between the two: here calls come first, so that an HTTPRoute for every path
/// does not take them away from the GRPCRoutes beside it.
public sealed interface Specificity extends Comparable<Specificity> {

  /// What [OfCall] and [OfRequest] sort by among each other.
  private int kind() {
    return this instanceof OfCall ? 0 : 1;
  }

  @Override
  default int compareTo(Specificity other) {
    if (this instanceof OfCall call && other instanceof OfCall otherCall) {
      return OfCall.ORDER.compare(call, otherCall);
    }
    if (this instanceof OfRequest request && other instanceof OfRequest otherRequest) {
      return OfRequest.ORDER.compare(request.match, otherRequest.match);
    }
    return Integer.compare(kind(), other.kind());
  }

  /// Of a match in a GRPCRoute: Gateway API, `GRPCRouteRule.matches`.
  ///
  /// @param service characters of the service
  /// @param method characters of the method
  /// @param headers how many headers
  /// @param expression whether service and method are regular expressions, which lose a tie
  record OfCall(int service, int method, int headers, boolean expression) implements Specificity {

    private static final Comparator<OfCall> ORDER =
        Comparator.comparingInt(OfCall::service)
            .thenComparingInt(OfCall::method)
            .thenComparingInt(OfCall::headers)
            .reversed()
            .thenComparing(OfCall::expression);

    static OfCall of(Optional<MethodMatch> written, int headers) {
      return new OfCall(
          written.flatMap(MethodMatch::service).map(String::length).orElse(0),
          written.flatMap(MethodMatch::method).map(String::length).orElse(0),
          headers,
          written.map(MethodMatch::regularExpression).orElse(false));
    }
  }

  /// Of a match in an HTTPRoute: Gateway API, `HTTPRouteRule.matches`.
  ///
  /// The specification leaves the place of regular expressions open: here they come after exact
  /// paths and before prefixes, so that a prefix of `/` beside them stays a catch-all; the longer
  /// expression first.
  record OfRequest(Match match) implements Specificity {

    private static final Comparator<Match> ORDER =
        Comparator.comparingInt((Match match) -> rank(match.path()))
            .thenComparing(
                Comparator.comparingInt((Match match) -> match.path().value().length()).reversed())
            .thenComparing(
                Comparator.comparing((Match match) -> match.method().isPresent()).reversed())
            .thenComparing(
                Comparator.comparingInt((Match match) -> match.headers().size()).reversed())
            .thenComparing(
                Comparator.comparingInt((Match match) -> match.queries().size()).reversed());

    private static int rank(PathMatch path) {
      return switch (path) {
        case PathMatch.Exact _ -> 0;
        case PathMatch.Regex _ -> 1;
        case PathMatch.Prefix _, PathMatch.Beginning _ -> 2;
      };
    }
  }
}
