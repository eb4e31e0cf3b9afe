package dev.sluice.app;

import dev.sluice.facts.Surroundings;
import dev.sluice.loop.ControlLoop;
import dev.sluice.loop.ControlPlane;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.loop.HoldOff;
import dev.sluice.loop.Publisher;
import dev.sluice.metrics.DeliveryMetrics;
import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.AdsService;
import dev.sluice.xds.ads.AdsSettings;
import dev.sluice.xds.ads.FleetResolver;
import dev.sluice.xds.ads.Fleets;
import io.grpc.BindableService;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What every control plane is made of.
@Factory
final class Wiring {

  /// The node cluster that our own Envoy gives in its first request.
  static final String FLEET = Surroundings.SHARED_FLEET;

  @Singleton
  Fleets fleets() {
    return new Fleets();
  }

  @Singleton
  Deliveries deliveries() {
    return new Deliveries();
  }

  @Singleton
  StatusBoard statusBoard(Fleets fleets, FleetMonitors monitors, Deliveries deliveries) {
    return new StatusBoard(fleets, monitors, deliveries);
  }

  @Singleton
  @Bean(preDestroy = "close")
  ControlLoop loop(Surroundings surroundings, FleetMonitors monitors, Publisher publisher) {
    return new ControlLoop(
        () -> new ControlPlane(surroundings, ControlLoop::report),
        HoldOff.SHORT,
        monitors,
        publisher);
  }

  @Singleton
  @Bean(typed = BindableService.class, preDestroy = "close")
  AdsService discovery(
      Fleets fleets,
      FleetResolver resolver,
      FleetMonitors monitors,
      Deliveries deliveries,
      Optional<DeliveryMetrics> metrics) {
    var always = List.<AdsEvents>of(monitors, deliveries);
    return new AdsService(
        fleets,
        resolver,
        AdsSettings.defaults(),
        new AdsEventFanOut(Stream.concat(always.stream(), metrics.stream()).toList()));
  }
}
