package dev.sluice.bootstrap;

import static org.awaitility.Awaitility.await;

import dev.sluice.pki.Credentials;
import dev.sluice.pki.server.CertifiedFleets;
import dev.sluice.pki.server.ServerTls;
import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.AdsService;
import dev.sluice.xds.ads.AdsSettings;
import dev.sluice.xds.ads.Fleets;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.snapshot.ResourceSet;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A discovery server as in a cluster, on a port of this machine.
final class DiscoveryServer implements AdsEvents {

  private final Set<String> connected = ConcurrentHashMap.newKeySet();
  private final Fleets fleets = new Fleets();
  private final ServerTls tls;
  private final AdsService service;
  private Server server;

  private DiscoveryServer(ServerTls tls) throws IOException {
    this.tls = tls;
    service = new AdsService(fleets, new CertifiedFleets(), AdsSettings.defaults(), this);
    server = serve(0);
  }

  static DiscoveryServer start(Credentials credentials)
      throws GeneralSecurityException, IOException {
    return new DiscoveryServer(new ServerTls(credentials));
  }

  int port() {
    return server.getPort();
  }

  void publish(String fleet, ResourceSet resources) {
    fleets.publish(fleet, 1, resources);
  }

  void use(Credentials credentials) throws GeneralSecurityException {
    tls.use(credentials);
  }

  /// Ends every connection and listens again.
  void restart() throws IOException, InterruptedException {
    var port = port();
    server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    connected.clear();
    server = serve(port);
  }

  void awaitProxy(String fleet, String node) {
    await().atMost(Duration.ofSeconds(20)).until(() -> connected.contains(fleet + " " + node));
  }

  @Override
  public void connected(Proxy proxy) {
    connected.add(proxy.fleet() + " " + proxy.node());
  }

  void close() throws InterruptedException {
    server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    service.close();
  }

  private Server serve(int port) throws IOException {
    return NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .sslContext(tls.context())
        .addService(service)
        .build()
        .start();
  }
}
