package dev.sluice.app;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;

/// Says whether the thread that turns changes into resources still runs: without it only a restart
/// helps. Any thread.
@Singleton
@Liveness
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class LoopIndicator implements HealthIndicator {

  private volatile BooleanSupplier running = () -> true;

  /// From now on the thread should run.
  void follow(BooleanSupplier thread) {
    running = thread;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var status = running.getAsBoolean() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("loop", status).build());
  }
}
