package dev.sluice.app;

import dev.sluice.cluster.FirstContact;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.grpc.server.GrpcServerConfiguration;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/// Holds the start of the discovery server until the API server has answered, as it needs a
/// certificate. Before it runs, the management server answers already that this replica is alive
/// and not ready. The thread of the start.
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
@Requires(property = GrpcServerConfiguration.ENABLED, value = "true", defaultValue = "true")
final class ContactFirst implements ApplicationEventListener<ServerStartupEvent> {

  private final FirstContact contact;

  ContactFirst(FirstContact contact) {
    this.contact = contact;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    try {
      contact.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended before the API server answered", ending);
    }
  }
}
