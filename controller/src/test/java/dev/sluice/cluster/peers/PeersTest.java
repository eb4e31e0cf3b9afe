package dev.sluice.cluster.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.FleetState;
import dev.sluice.loop.FleetMonitors;
import dev.sluice.loop.FleetReport;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Manifests;
import dev.sluice.pki.Credentials;
import dev.sluice.pki.Identity;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.Lifetimes;
import dev.sluice.pki.server.ServerTls;
import dev.sluice.xds.ads.Proxy;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two replicas over mutual TLS: what one knows of its proxies, the other says too.
class PeersTest {

  private static final Identity.ControlPlane CONTROL_PLANE =
      new Identity.ControlPlane("sluice-system", "sluice");
  private static final ObjectKey SERVICE = new ObjectKey(Kind.SERVICE, "sluice-system", "sluice");
  private static final Proxy PROXY = new Proxy("shop/web", "pod", 1);

  private final FleetMonitors hearing = new FleetMonitors(() -> {});
  private final FleetMonitors telling = new FleetMonitors(() -> tell());
  private Optional<Peers> peers = Optional.empty();
  private Optional<Server> server = Optional.empty();

  @AfterEach
  void stop() {
    peers.ifPresent(Peers::close);
    server.ifPresent(Server::shutdownNow);
  }

  @Test
  void aProxyOfOneReplicaIsConnectedForTheOther() throws Exception {
    link(CONTROL_PLANE);

    telling.connected(PROXY);

    Awaitility.await().until(() -> heard().connected() == 1);
    telling.disconnected(PROXY);
    Awaitility.await().until(() -> heard().connected() == 0);
  }

  @Test
  void whatAReplicaThatIsGoneHasSaidCountsNoMore() throws Exception {
    link(CONTROL_PLANE);
    telling.connected(PROXY);
    Awaitility.await().until(() -> heard().connected() == 1);

    peers.orElseThrow().changed(List.of(new Change.Delete(slice(0).key())));

    Awaitility.await().until(() -> heard().connected() == 0);
  }

  @Test
  void aProxyMayNotReport() throws Exception {
    link(new Identity.GatewayProxies("shop", "web"));
    telling.connected(PROXY);

    Awaitility.await()
        .during(Duration.ofMillis(500))
        .until(() -> heard().equals(FleetState.UNKNOWN));
    assertThat(heard().connected()).isZero();
  }

  @Test
  void reportsComeThroughAsTheyAre() throws Exception {
    var rejections = new TreeMap<String, String>();
    rejections.put("shop/web/10080", "no such cluster");
    var fleets = new TreeMap<String, FleetReport>();
    fleets.put("shop/web", new FleetReport(2, "a 1\nb 2", true, rejections));
    var ingresses = new TreeMap<ObjectKey, String>();
    ingresses.put(new ObjectKey(Kind.KNATIVE_INGRESS, "shop", "hello"), "uid:2:a250");
    var reports = new Reports("one", fleets, ingresses, true);

    assertThat(Reports.of(reports.bytes())).isEqualTo(reports);
  }

  private FleetState heard() {
    return hearing.states().getOrDefault("shop/web", FleetState.UNKNOWN);
  }

  private void tell() {
    peers.ifPresent(Peers::tell);
  }

  private void link(Identity client) throws IOException, GeneralSecurityException {
    var issuer = new Issuer(Lifetimes.DEFAULT);
    var now = Instant.now();
    var authorities = issuer.found(now);
    var own = issuer.renewed(Optional.empty(), CONTROL_PLANE, authorities, now);
    var other = issuer.renewed(Optional.empty(), client, authorities, now);
    server = Optional.of(serve(own));
    var tls = new ServerTls(other);
    peers =
        Optional.of(
            new Peers("telling", SERVICE, List.of(), telling, address -> connect(address, tls)));
    peers.get().changed(List.of(new Change.Put(slice(1))));
  }

  private Server serve(Credentials credentials) throws IOException, GeneralSecurityException {
    return NettyServerBuilder.forPort(0)
        .sslContext(new ServerTls(credentials).context())
        .addService(new PeerService(hearing, CONTROL_PLANE.uri()))
        .build()
        .start();
  }

  private ManagedChannel connect(String address, ServerTls tls) {
    try {
      return NettyChannelBuilder.forAddress(address, server.orElseThrow().getPort())
          .overrideAuthority(CONTROL_PLANE.host())
          .sslContext(tls.clientContext())
          .build();
    } catch (SSLException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  private static ApiObject slice(int endpoints) {
    return Manifests.decode(
            "test",
            """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: sluice-1
              namespace: sluice-system
              labels: {kubernetes.io/service-name: sluice}
            addressType: IPv4
            endpoints: %s
            ports: [{port: 18000}]
            """
                .formatted(endpoints == 0 ? "[]" : "[{addresses: [127.0.0.1]}]"))
        .objects()
        .getFirst();
  }
}
