package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.pki.Authorities;
import dev.sluice.pki.Credentials;
import dev.sluice.pki.Identity;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.Lifetimes;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Envoy that is started as in a pod, from its first configuration to its end.
@Tag("slow")
class ProxyLifeTest {

  private static final Identity.ControlPlane CONTROL_PLANE =
      new Identity.ControlPlane("sluice-system", "sluice");
  private static final Identity.GatewayProxies PROXIES = new Identity.GatewayProxies("shop", "web");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Envoy's timers count from the start of a turn of its loop, and two clocks never agree.
  private static final Duration ROUNDING = Duration.ofMillis(100);

  @TempDir private Path directory;

  private final Issuer issuer = new Issuer(Lifetimes.DEFAULT);
  private final Instant now = Instant.now();
  private final Authorities authorities = issuer.found(now);
  private DiscoveryServer discovery;
  private MountedSecret secret;
  private PodEnvoy envoy;

  @BeforeEach
  void start() throws Exception {
    discovery = DiscoveryServer.start(credentials(CONTROL_PLANE, authorities));
    secret = new MountedSecret(directory.resolve("certificates"));
    secret.put(credentials(PROXIES, authorities).data());
    envoy = PodEnvoy.start(directory, discovery.port(), CONTROL_PLANE.host());
  }

  @AfterEach
  void end() throws Exception {
    envoy.close();
    discovery.close();
  }

  private Credentials credentials(Identity identity, Authorities by) {
    return issuer.renewed(Optional.empty(), identity, by, now);
  }

  private void awaitStatus(int status, int port, String path) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> envoy.status(port, path).equals(Optional.of(status)));
  }

  @Test
  void aProxyIsReadyWhenItHasItsFirstConfiguration() throws Exception {
    discovery.awaitProxy("shop/web", "web-1");
    assertThat(envoy.status(envoy.vitalsPort(), Vitals.READY)).isEmpty();

    discovery.publish("shop/web", envoy.listener());

    awaitStatus(200, envoy.vitalsPort(), Vitals.READY);
    assertThat(envoy.status(envoy.listenerPort(), "/")).contains(200);
  }

  @Test
  void aProxyInAPodWithBothFamiliesIsAskedByEither() throws Exception {
    envoy.close();
    envoy = PodEnvoy.start(directory, discovery.port(), CONTROL_PLANE.host(), IpFamilies.IPV6_TOO);
    discovery.publish("shop/web", envoy.listener());
    awaitStatus(200, envoy.vitalsPort(), Vitals.READY);

    for (var address : List.of("::1", "127.0.0.1")) {
      assertThat(envoy.status(InetAddress.getByName(address), envoy.vitalsPort(), Vitals.READY))
          .as(address)
          .contains(200);
    }
  }

  @Test
  void nothingOfTheAdminInterfaceShowsButMetrics() throws Exception {
    discovery.publish("shop/web", envoy.listener());
    awaitStatus(200, envoy.vitalsPort(), Vitals.READY);

    assertThat(envoy.status(envoy.vitalsPort(), Vitals.METRICS)).contains(200);
    for (var path :
        new String[] {
          "/config_dump", "/stats", "/stats/prometheus/../../config_dump", "/quitquitquit", "/drain"
        }) {
      assertThat(envoy.status(envoy.vitalsPort(), path)).as(path).contains(404);
    }
  }

  @Test
  void aProxyThatLeavesClosesEachConnectionBehindItsNextResponse() throws Exception {
    discovery.publish("shop/web", envoy.listener());
    awaitStatus(200, envoy.vitalsPort(), Vitals.READY);
    assertThat(envoy.get(envoy.listenerPort(), "/")).doesNotContain("connection: close");

    var begin = Instant.now();
    var drained = CompletableFuture.supplyAsync(envoy::drain);

    awaitStatus(503, envoy.vitalsPort(), Vitals.READY);
    assertThat(envoy.get(envoy.listenerPort(), "/"))
        .startsWith("HTTP/1.1 200")
        .contains("connection: close");
    assertThat(drained.join()).contains(200);
    assertThat(Duration.between(begin, Instant.now()).plus(ROUNDING))
        .isGreaterThan(PodEnvoy.DRAIN_TIME);
  }

  @Test
  void aProxyComesBackWithARenewedCertificateWithoutARestart() throws Exception {
    discovery.publish("shop/web", envoy.listener());
    awaitStatus(200, envoy.vitalsPort(), Vitals.READY);
    var successors = issuer.found(now);

    secret.put(credentials(PROXIES, successors).data());
    discovery.use(credentials(CONTROL_PLANE, successors));

    discovery.restart();

    discovery.awaitProxy("shop/web", "web-1");
  }

  @Test
  void aProxyDoesNotTalkToAControlPlaneOfAnotherName() throws IOException {
    envoy.close();
    var elsewhere = new Identity.ControlPlane("elsewhere", "sluice");
    envoy = PodEnvoy.start(directory, discovery.port(), elsewhere.host());

    await().atMost(PATIENCE).until(() -> envoy.log().contains("CERTIFICATE_VERIFY_FAILED"));
  }
}
