package dev.sluice.translate.route;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Route;
import dev.sluice.object.TcpRoute;
import dev.sluice.object.TlsRoute;
import dev.sluice.object.UdpRoute;
import dev.sluice.translate.backend.Backends;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// HTTPRoutes and GRPCRoutes to rules.
public final class RequestRoutes {

  private final Backends backends;
  private final Derived<ObjectKey, Translated<RoutePlan>> byKey;

  /// Routes among the facts.
  public RequestRoutes(Incremental engine, Facts facts, Backends backends) {
    this.backends = backends;
    this.byKey =
        engine.derive(
            "route",
            key ->
                facts.route(key).map(this::plan).orElseGet(() -> Translated.of(RoutePlan.NOTHING)));
  }

  /// The rules of a route; none if it is not there or is a route of streams.
  public Translated<RoutePlan> get(ObjectKey route) {
    return byKey.get(route);
  }

  private Translated<RoutePlan> plan(Route route) {
    var draft = new RouteDraft();
    rules(route).forEach(rule -> new RuleTranslation(rule, backends, draft).translate());
    return draft.finish();
  }

  private static Stream<RequestRule> rules(Route route) {
    return switch (route) {
      case HttpRoute http ->
          IntStream.range(0, http.rules().size()).mapToObj(index -> RequestRule.of(http, index));
      case GrpcRoute grpc ->
          IntStream.range(0, grpc.rules().size()).mapToObj(index -> RequestRule.of(grpc, index));
      case TlsRoute _, TcpRoute _, UdpRoute _ -> Stream.empty();
    };
  }
}
