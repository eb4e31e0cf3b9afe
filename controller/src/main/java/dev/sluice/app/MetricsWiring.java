package dev.sluice.app;

import dev.sluice.kube.Watches;
import dev.sluice.loop.ControlLoop;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.metrics.DeliveryMetrics;
import dev.sluice.metrics.Exposition;
import dev.sluice.metrics.StateMetrics;
import dev.sluice.metrics.WriteMetrics;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// The numbers of a control plane in a cluster. A standalone start loads none of their classes.
@Factory
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class MetricsWiring {

  @Singleton
  Exposition exposition() {
    return Exposition.ofThisProcess();
  }

  @Singleton
  WriteMetrics writeMetrics(Exposition exposition) {
    return new WriteMetrics(exposition);
  }

  @Singleton
  DeliveryMetrics deliveryMetrics(Exposition exposition) {
    return new DeliveryMetrics(exposition);
  }

  @Singleton
  StateMetrics stateMetrics(
      Exposition exposition,
      Watches watches,
      FleetMonitors monitors,
      ControlLoop loop,
      Leadership leadership) {
    return new StateMetrics(exposition)
        .objects(watches::sizes)
        .listings(watches::listings)
        .fleets(monitors::reports)
        .queue(loop::waiting)
        .leader(leadership::leads);
  }
}
