package dev.sluice.translate.route;

import dev.sluice.facts.ServicePort.Use;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.GrpcRouteMatch;
import dev.sluice.object.HttpBackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpRetry;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.HttpTimeouts;
import dev.sluice.object.Route;
import dev.sluice.xds.ir.Retry;
import dev.sluice.xds.ir.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// A rule in the terms that HTTPRoutes and GRPCRoutes share.
///
/// @param route the route
/// @param index index of the rule in the route
/// @param matches which requests, one of them must match; at least one
/// @param filters what to do with the requests, in the order written
/// @param backendRefs who answers
/// @param timeouts limits on time
/// @param retry when to try again, if at all
/// @param use what backends are sent
/// @param failure status where the rule cannot be done
record RequestRule(
    Route route,
    int index,
    List<RequestMatch> matches,
    List<HttpFilter> filters,
    List<HttpBackendRef> backendRefs,
    Timeouts timeouts,
    Optional<Retry> retry,
    Use use,
    int failure) {

  private static final int FAILURE = 500;

  /// What gRPC clients see as `UNAVAILABLE`: Gateway API, `GRPCRouteRule.backendRefs`.
  private static final int UNAVAILABLE = 503;

  private static final GrpcRouteMatch EVERY_CALL = new GrpcRouteMatch(Optional.empty(), List.of());

  static RequestRule of(HttpRoute route, int index) {
    var rule = route.rules().get(index);
    return new RequestRule(
        route,
        index,
        matches(index, rule.matches(), HttpMatches::match),
        rule.filters(),
        rule.backendRefs(),
        timeouts(rule.timeouts()),
        rule.retry().flatMap(RequestRule::retry),
        Use.REQUESTS,
        FAILURE);
  }

  static RequestRule of(GrpcRoute route, int index) {
    var rule = route.rules().get(index);
    var written = rule.matches().isEmpty() ? List.of(EVERY_CALL) : rule.matches();
    return new RequestRule(
        route,
        index,
        matches(index, written, GrpcMatches::match),
        rule.filters(),
        rule.backendRefs(),
        Timeouts.NONE,
        Optional.empty(),
        Use.CALLS,
        UNAVAILABLE);
  }

  /// The path of the rule in its route.
  String field() {
    return field(index);
  }

  /// The name of the rule for a match, for people and statistics.
  String name(int match) {
    return "%s/%s/rule/%d/match/%d"
        .formatted(route.kind().label().toLowerCase(Locale.ROOT), route.key().path(), index, match);
  }

  private static <T> List<RequestMatch> matches(
      int index, List<T> written, BiFunction<T, String, RequestMatch> translation) {
    return IntStream.range(0, written.size())
        .mapToObj(
            at -> translation.apply(written.get(at), "%s.matches[%d]".formatted(field(index), at)))
        .toList();
  }

  private static String field(int index) {
    return "spec.rules[%d]".formatted(index);
  }

  private static Timeouts timeouts(HttpTimeouts written) {
    return new Timeouts(limit(written.request()), limit(written.backendRequest()));
  }

  private static Optional<Duration> limit(Optional<Duration> written) {
    return written.filter(Duration::isPositive);
  }

  private static Optional<Retry> retry(HttpRetry retry) {
    return retry.attempts() > 0
        ? Optional.of(new Retry(retry.attempts(), retry.codes(), retry.backoff()))
        : Optional.empty();
  }
}
