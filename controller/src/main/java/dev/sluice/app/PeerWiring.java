package dev.sluice.app;

import dev.sluice.cluster.ControlCertificates;
import dev.sluice.cluster.peers.PeerService;
import dev.sluice.cluster.peers.Peers;
import dev.sluice.kube.Replica;
import dev.sluice.loop.ControlLoop;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.pki.Identity;
import io.grpc.BindableService;
import io.grpc.netty.NettyChannelBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.netty.handler.ssl.SslContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import javax.net.ssl.SSLException;

/// What replicas of a control plane tell each other about the proxies that they serve.
@Factory
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class PeerWiring {

  @Singleton
  @Bean(preDestroy = "close")
  Peers peers(
      ControllerConfiguration configuration,
      Replica replica,
      Identity.ControlPlane identity,
      FleetMonitors monitors,
      Provider<ControlCertificates> certificates) {
    return new Peers(
        replica.identity(),
        new ObjectKey(Kind.SERVICE, replica.namespace(), configuration.service()),
        replica.addresses(),
        monitors,
        address ->
            NettyChannelBuilder.forAddress(address, configuration.discoveryPort())
                .overrideAuthority(identity.host())
                .sslContext(clientTls(certificates.get()))
                .build());
  }

  @Singleton
  @Bean(typed = BindableService.class)
  PeerService peerService(FleetMonitors monitors, Identity.ControlPlane identity) {
    return new PeerService(monitors, identity.uri());
  }

  /// What is known about proxies concerns our own loop and the other replicas.
  @Singleton
  FleetMonitors monitors(Provider<ControlLoop> loop, Provider<Peers> peers) {
    return new FleetMonitors(
        () -> {
          loop.get().fleetsChanged();
          peers.get().tell();
        });
  }

  private static SslContext clientTls(ControlCertificates certificates) {
    try {
      return certificates.server().clientContext();
    } catch (SSLException unusable) {
      throw new IllegalStateException(unusable);
    }
  }
}
