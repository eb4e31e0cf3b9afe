package dev.sluice.app;

import dev.sluice.cluster.ControlCertificates;
import io.grpc.ServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLException;

/// Makes the discovery server of a cluster speak TLS with proxies that show a certificate of ours.
@Singleton
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class DiscoveryTls implements BeanCreatedEventListener<ServerBuilder<?>> {

  private final Provider<ControlCertificates> certificates;

  DiscoveryTls(Provider<ControlCertificates> certificates) {
    this.certificates = certificates;
  }

  @Override
  public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
    try {
      return ((NettyServerBuilder) event.getBean())
          .sslContext(certificates.get().server().context());
    } catch (SSLException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }
}
