package dev.sluice.app;

import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.loop.ControlLoop;
import dev.sluice.loop.ControlPlane;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.loop.HoldOff;
import dev.sluice.object.Service;
import dev.sluice.standalone.EchoBackends;
import dev.sluice.standalone.PortMapping;
import dev.sluice.xds.ads.AdsService;
import dev.sluice.xds.ads.AdsSettings;
import dev.sluice.xds.ads.Fleets;
import dev.sluice.xds.ads.TokenInterceptor;
import dev.sluice.xds.ir.Member;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The objects of a running control plane and how they hang together.
@Factory
final class Wiring {

  /// The node cluster that our Envoy gives in its first request.
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
  XdsToken token() {
    return XdsToken.random();
  }

  @Singleton
  FleetMonitors monitors(Provider<ControlLoop> loop) {
    return new FleetMonitors(() -> loop.get().fleetsChanged());
  }

  @Singleton
  StatusBoard statusBoard(Fleets fleets, FleetMonitors monitors, Deliveries deliveries) {
    return new StatusBoard(fleets, monitors, deliveries);
  }

  @Singleton
  @Bean(preDestroy = "close")
  EchoBackends echoBackends() {
    return new EchoBackends();
  }

  @Singleton
  StandIns standIns(RunConfiguration configuration, Provider<EchoBackends> echo) {
    return configuration.echo()
        ? (service, port) -> echoing(service, port, echo.get())
        : StandIns.NOBODY;
  }

  @Singleton
  Surroundings surroundings(RunConfiguration configuration, StandIns standIns) {
    var ports = new PortMapping(configuration.portOffset());
    return new Surroundings(
        configuration.controllerName(),
        new Placement.OneMachine(FLEET, configuration.bindAddress(), ports::bind),
        standIns);
  }

  @Singleton
  @Bean(preDestroy = "close")
  ControlLoop loop(Surroundings surroundings, FleetMonitors monitors, StatusBoard board) {
    return new ControlLoop(
        () -> new ControlPlane(surroundings, ControlLoop::report),
        HoldOff.SHORT,
        monitors::states,
        board);
  }

  @Singleton
  @Bean(typed = BindableService.class, preDestroy = "close")
  AdsService discovery(Fleets fleets, FleetMonitors monitors, Deliveries deliveries) {
    return new AdsService(
        fleets,
        (node, _) -> fleetOf(node),
        AdsSettings.defaults(),
        new AdsEventFanOut(List.of(monitors, deliveries)));
  }

  @Singleton
  ServerInterceptor tokenCheck(XdsToken token) {
    return new TokenInterceptor(token.value());
  }

  /// A Service that stands for a name elsewhere needs nobody to stand in for it, and nobody does
  /// for datagrams.
  private static Optional<Member> echoing(Service service, Service.Port port, EchoBackends echo) {
    if (service.externalName().isPresent() || port.datagrams()) {
      return Optional.empty();
    }
    var echoPort =
        echo.portOf(service.metadata().namespace(), service.metadata().name(), port.port());
    return Optional.of(new Member(Surroundings.LOOPBACK, echoPort, false));
  }

  private static Optional<String> fleetOf(Node node) {
    return Optional.of(node.getCluster()).filter(FLEET::equals);
  }
}
