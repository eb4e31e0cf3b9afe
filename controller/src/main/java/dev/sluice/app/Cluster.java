package dev.sluice.app;

import dev.sluice.cluster.ControlCertificates;
import dev.sluice.cluster.ObjectFeed;
import dev.sluice.cluster.ProxyKeeper;
import dev.sluice.kube.Watches;
import dev.sluice.loop.ControlLoop;
import dev.sluice.metrics.StateMetrics;
import dev.sluice.pki.server.ServerTls;
import io.grpc.Server;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of `sluice controller`: the API server at one end, proxies at the other. Started and
/// stopped by one thread each.
@Singleton
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
public final class Cluster {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Duration CERTIFICATES_EVERY = Duration.ofHours(1);

  /// By then the Service of the discovery server leads to other replicas.
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final ControlLoop loop;
  private final Watches watches;
  private final ObjectFeed feed;
  private final Leadership leadership;
  private final ControlCertificates certificates;
  private final ProxyKeeper proxies;
  private final Provider<GrpcEmbeddedServer> discovery;
  private final Deliveries deliveries;
  private final ServingIndicator serving;
  private final LoopIndicator alive;
  private final StateMetrics metrics;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread renewal =
      Thread.ofVirtual().name("certificates").unstarted(this::keepCertificates);

  Cluster(
      ControlLoop loop,
      Watches watches,
      ObjectFeed feed,
      Leadership leadership,
      ControlCertificates certificates,
      ProxyKeeper proxies,
      Provider<GrpcEmbeddedServer> discovery,
      Deliveries deliveries,
      ServingIndicator serving,
      LoopIndicator alive,
      StateMetrics metrics) {
    this.loop = loop;
    this.watches = watches;
    this.feed = feed;
    this.leadership = leadership;
    this.certificates = certificates;
    this.proxies = proxies;
    this.discovery = discovery;
    this.deliveries = deliveries;
    this.serving = serving;
    this.alive = alive;
    this.metrics = metrics;
  }

  /// Starts everything. Proxies are answered once all objects are known.
  public void start() {
    started.set(true);
    var begin = System.nanoTime();
    loop.start();
    alive.follow(loop::running);
    metrics.show();
    watches.start();
    leadership.start();
    discovery.get().start();
    renewal.start();
    IdleCompaction.begin();
    LOG.atInfo()
        .addKeyValue("port", discovery.get().getPort())
        .addKeyValue("tls", ServerTls.implementation())
        .log("discovery is served");
    var _ =
        synced()
            .thenCombine(deliveries.firstPublication(), (_, _) -> begin)
            .thenAccept(this::serve);
  }

  private void serve(long begin) {
    serving.serve();
    LOG.atInfo()
        .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - begin).toMillis())
        .log("ready: all objects of the cluster are known");
  }

  /// Completes when all objects of the cluster are known.
  public CompletableFuture<Void> synced() {
    return feed.complete();
  }

  /// Stops so that nobody has to wait: no proxy comes any more, another replica writes, and then
  /// the streams end, so that proxies go on with another replica. Does nothing the second time.
  @PreDestroy
  public void stop() {
    if (!started.compareAndSet(true, false)) {
      return;
    }
    LOG.info("ending: proxies go on with another replica");
    serving.end();
    leadership.close();
    renewal.interrupt();
    try {
      Thread.sleep(FAREWELL);
      endStreams(discovery.get().getServer());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    watches.close();
  }

  private static void endStreams(Server server) throws InterruptedException {
    server.shutdown();
    server.shutdownNow();
    server.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
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
