package dev.sluice.app;

import io.grpc.ServerBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// Lets proxies ask every 30 seconds whether the discovery server is still there. By default gRPC
/// takes more than one such question in five minutes for an attack, and ends the connection.
@Singleton
final class DiscoveryPings implements BeanCreatedEventListener<ServerBuilder<?>> {

  private static final int SHORTEST_SECONDS = 10;

  @Override
  public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
    return event
        .getBean()
        .permitKeepAliveTime(SHORTEST_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true);
  }
}
