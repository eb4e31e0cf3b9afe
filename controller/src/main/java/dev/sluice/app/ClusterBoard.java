package dev.sluice.app;

import dev.sluice.cluster.Notices;
import dev.sluice.cluster.ProxyKeeper;
import dev.sluice.cluster.StatusDelivery;
import dev.sluice.infra.DataPlane;
import dev.sluice.loop.Publisher;
import dev.sluice.metrics.DeliveryMetrics;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.snapshot.ResourceSet;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/// Publishes what the loop of a cluster's control plane comes to: resources to proxies, statuses
/// and proxies to the API server. One thread, that of the loop.
@Singleton
@Primary
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class ClusterBoard implements Publisher {

  private final StatusBoard board;
  private final StatusDelivery statuses;
  private final ProxyKeeper proxies;
  private final DeliveryMetrics metrics;
  private final Notices notices;

  ClusterBoard(
      StatusBoard board,
      StatusDelivery statuses,
      ProxyKeeper proxies,
      DeliveryMetrics metrics,
      Notices notices) {
    this.notices = notices;
    this.metrics = metrics;
    this.board = board;
    this.statuses = statuses;
    this.proxies = proxies;
  }

  @Override
  public void translated(long changed, Duration took) {
    metrics.translated(changed, took);
  }

  @Override
  public void publish(String fleet, long revision, ResourceSet resources) {
    metrics.published(fleet, revision);
    board.publish(fleet, revision, resources);
  }

  @Override
  public void retire(String fleet) {
    board.retire(fleet);
    metrics.retired(fleet);
  }

  @Override
  public void published(long revision) {
    board.published(revision);
  }

  @Override
  public void publishProxies(SortedMap<String, Optional<DataPlane>> changes) {
    proxies.keep(changes);
  }

  @Override
  public void publishStatuses(SortedMap<ObjectKey, Optional<ObjectStatus>> changes) {
    board.publishStatuses(changes);
    statuses.deliver(changes);
    notices.judged(changes);
  }
}
