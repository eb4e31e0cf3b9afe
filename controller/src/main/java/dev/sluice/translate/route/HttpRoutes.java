package dev.sluice.translate.route;

import dev.sluice.facts.Facts;
import dev.sluice.finding.Translated;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.backend.Backends;
import java.util.stream.IntStream;

/// HTTPRoutes to rules.
public final class HttpRoutes {

  private final Backends backends;
  private final Derived<ObjectKey, Translated<RoutePlan>> byKey;

  /// Routes among the facts.
  public HttpRoutes(Incremental engine, Facts facts, Backends backends) {
    this.backends = backends;
    this.byKey =
        engine.derive(
            "route",
            key ->
                facts
                    .httpRoute(key)
                    .map(this::plan)
                    .orElseGet(() -> Translated.of(RoutePlan.NOTHING)));
  }

  /// The rules of a route; none if it is not there.
  public Translated<RoutePlan> get(ObjectKey route) {
    return byKey.get(route);
  }

  private Translated<RoutePlan> plan(HttpRoute route) {
    var draft = new RouteDraft();
    IntStream.range(0, route.rules().size())
        .forEach(index -> new RuleTranslation(route, index, backends, draft).translate());
    return draft.finish();
  }
}
