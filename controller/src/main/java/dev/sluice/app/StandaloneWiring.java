package dev.sluice.app;

import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.loop.ControlLoop;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.object.Service;
import dev.sluice.standalone.EchoBackends;
import dev.sluice.standalone.PortMapping;
import dev.sluice.xds.ads.FleetResolver;
import dev.sluice.xds.ads.TokenInterceptor;
import dev.sluice.xds.ir.Member;
import io.grpc.ServerInterceptor;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What a control plane on a folder is made of besides.
@Factory
@Requires(missingProperty = RunMode.PROPERTY)
final class StandaloneWiring {

  @Singleton
  XdsToken token() {
    return XdsToken.random();
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
        new Placement.OneMachine(Wiring.FLEET, configuration.bindAddress(), ports::bind),
        standIns);
  }

  @Singleton
  FleetMonitors monitors(Provider<ControlLoop> loop) {
    return new FleetMonitors(() -> loop.get().fleetsChanged());
  }

  /// Whoever has the token is our own Envoy.
  @Singleton
  FleetResolver fleetResolver() {
    return (node, _) -> Optional.of(node.getCluster()).filter(Wiring.FLEET::equals);
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
}
