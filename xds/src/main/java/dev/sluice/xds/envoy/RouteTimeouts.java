package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Timeouts;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns limits on time into Envoy's form.
///
/// Envoy's own limit of 15 seconds is always switched off. A stream may stay silent as long as its
/// request may last, at least for the connection manager's idle time; one hour where nothing limits
/// the request.
final class RouteTimeouts {
  private static final Duration UNLIMITED_IDLE = Duration.ofHours(1);
  private static final Duration LEAST_IDLE =
      Duration.ofSeconds(HttpConnections.STREAM_IDLE_SECONDS);

  private RouteTimeouts() {}

  static void apply(RouteAction.Builder action, Forward forward) {
    var limit = whole(forward);
    action.setTimeout(Durations.of(limit.orElse(Duration.ZERO)));
    action.setIdleTimeout(Durations.of(limit.map(RouteTimeouts::idle).orElse(UNLIMITED_IDLE)));
  }

  /// Where nothing is tried again, the one attempt is the whole transaction.
  private static Optional<Duration> whole(Forward forward) {
    var timeouts = forward.timeouts();
    return forward.retry().isPresent() ? timeouts.request() : shortest(timeouts);
  }

  private static Optional<Duration> shortest(Timeouts timeouts) {
    return Stream.of(timeouts.request(), timeouts.attempt())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private static Duration idle(Duration limit) {
    return limit.compareTo(LEAST_IDLE) > 0 ? limit : LEAST_IDLE;
  }
}
