package dev.sluice.xds.ads;

import static dev.sluice.xds.ads.Conversation.set;
import static dev.sluice.xds.snapshot.ResourceType.CLUSTER;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.xds.envoy.real.Certificates;
import dev.sluice.xds.ir.KeyPair;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A proxy's certificate, not what it says about itself, decides what it sees.
@Tag("slow")
class PeerIdentityTest {
  private static final String PREFIX = "spiffe://sluice/fleet/";
  private static final KeyPair SERVER = Certificates.selfSigned("server", "localhost");
  private static final KeyPair PROXY =
      Certificates.credentials("proxy", "uri:" + PREFIX + "edge,dns:edge.example.com").pair();

  private final Fleets fleets = new Fleets();
  private final AdsService service =
      new AdsService(fleets, PeerIdentityTest::fleet, AdsSettings.defaults(), new AdsEvents() {});
  private Server server;

  @BeforeEach
  void start() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(service)
            .sslContext(
                GrpcSslContexts.forServer(pem(SERVER.certificateChain()), pem(SERVER.privateKey()))
                    .trustManager(pem(PROXY.certificateChain()))
                    .clientAuth(ClientAuth.OPTIONAL)
                    .build())
            .build()
            .start();
    fleets.publish("edge", 1, set("CLUSTER a=1"));
    fleets.publish("other", 1, set("CLUSTER secret=1"));
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
    service.close();
  }

  @Test
  void theCertificateNamesTheFleetWhateverTheNodeSays() throws IOException {
    var channel = channel(Optional.of(PROXY));

    var proxy = proxy(channel, "other").subscribe(CLUSTER);

    proxy.awaitHeld(CLUSTER, Map.of("a", "1"));
    channel.shutdownNow();
  }

  @Test
  void whoHasNoCertificateHasNoIdentity() throws IOException {
    var channel = channel(Optional.empty());

    var proxy = proxy(channel, "edge").subscribe(CLUSTER);

    proxy.awaitEnd(Status.Code.PERMISSION_DENIED);
    channel.shutdownNow();
  }

  private static Optional<String> fleet(Node node, Optional<PeerIdentity> peer) {
    return peer.filter(identity -> identity.dnsNames().contains("edge.example.com")).stream()
        .flatMap(identity -> identity.uris().stream())
        .filter(uri -> uri.startsWith(PREFIX))
        .map(uri -> uri.substring(PREFIX.length()))
        .findFirst();
  }

  private static ConnectedProxy proxy(ManagedChannel channel, String node) {
    return new ConnectedProxy(AggregatedDiscoveryServiceGrpc.newStub(channel), node);
  }

  private ManagedChannel channel(Optional<KeyPair> own) throws IOException {
    var context = GrpcSslContexts.forClient().trustManager(pem(SERVER.certificateChain()));
    own.ifPresent(pair -> context.keyManager(pem(pair.certificateChain()), pem(pair.privateKey())));
    return NettyChannelBuilder.forAddress("localhost", server.getPort())
        .sslContext(context.build())
        .build();
  }

  private static InputStream pem(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
