package dev.sluice.app;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Says whether proxies should come to this replica: not before it knows all objects, and not when
/// it is about to end. Knows nothing of the parts, so that asking never waits for them. Any thread.
@Singleton
@Readiness
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class ServingIndicator implements HealthIndicator {

  private static final String OBJECTS = "not all objects of the cluster are known yet";

  private volatile String lacking = OBJECTS;
  private volatile boolean ending;

  /// Why the API server does not give what is needed to begin; empty if it does.
  void lack(String reason) {
    lacking = reason.isEmpty() ? OBJECTS : OBJECTS + ": " + reason;
  }

  /// All objects are known, and what follows from them is served.
  void serve() {
    lacking = "";
  }

  /// This replica is about to end, whatever else is said.
  void end() {
    ending = true;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var reason = ending ? "ending" : lacking;
    return Publishers.just(
        HealthResult.builder("serving", reason.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(reason.isEmpty() ? Map.of() : Map.of("reason", reason))
            .build());
  }
}
