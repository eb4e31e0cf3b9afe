package dev.sluice.app;

import dev.sluice.cluster.ControlCertificates;
import dev.sluice.cluster.ObjectFeed;
import dev.sluice.cluster.ProxyKeeper;
import dev.sluice.kube.Watches;
import dev.sluice.loop.ControlLoop;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of `sluice controller`: the API server at one end, proxies at the other. Started and
/// stopped by one thread each.
@Singleton
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
public final class Cluster {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Duration CERTIFICATES_EVERY = Duration.ofHours(1);

  private final ControlLoop loop;
  private final Watches watches;
  private final ObjectFeed feed;
  private final Leadership leadership;
  private final ControlCertificates certificates;
  private final ProxyKeeper proxies;
  private final Provider<GrpcEmbeddedServer> discovery;
  private final Thread renewal =
      Thread.ofVirtual().name("certificates").unstarted(this::keepCertificates);

  Cluster(
      ControlLoop loop,
      Watches watches,
      ObjectFeed feed,
      Leadership leadership,
      ControlCertificates certificates,
      ProxyKeeper proxies,
      Provider<GrpcEmbeddedServer> discovery) {
    this.loop = loop;
    this.watches = watches;
    this.feed = feed;
    this.leadership = leadership;
    this.certificates = certificates;
    this.proxies = proxies;
    this.discovery = discovery;
  }

  /// Starts everything. Proxies are answered once all objects are known.
  public void start() {
    loop.start();
    watches.start();
    leadership.start();
    discovery.get().start();
    renewal.start();
    LOG.atInfo().addKeyValue("port", discovery.get().getPort()).log("discovery is served");
  }

  /// Completes when all objects of the cluster are known.
  public CompletableFuture<Void> synced() {
    return feed.complete();
  }

  /// Stops what reads and writes the cluster; streams to proxies end with the process.
  @PreDestroy
  void stop() {
    renewal.interrupt();
    watches.close();
  }

  private void keepCertificates() {
    try {
      while (true) {
        Thread.sleep(CERTIFICATES_EVERY);
        renewCertificates();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void renewCertificates() {
    try {
      certificates.refresh();
      proxies.review();
    } catch (IOException later) {
      LOG.warn("certificates are looked at again in an hour: {}", later.getMessage());
    }
  }
}
