package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.ClientValidation;
import dev.sluice.xds.ir.ClientValidation.Demand;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.TlsTermination;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.snapshot.ResourceType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which clients get through the handshake.
@Tag("slow")
class ClientCertificatesTest {
  private static final int PORT = RealEnvoy.freePort();
  private static final Credentials SERVER = Certificates.credentials("key", "dns:server");
  private static final Credentials KNOWN = Certificates.credentials("known", "dns:client");
  private static final Credentials STRANGER = Certificates.credentials("stranger", "dns:client");

  @Test
  void aRequiredCertificateHasToBeVouchedFor() {
    try (var _ = ServedEnvoy.running(proxy(Demand.REQUIRED, KNOWN.anchors("anchors")))) {
      assertThat(isServed(Optional.of(KNOWN))).isTrue();
      assertThat(isServed(Optional.of(STRANGER))).isFalse();
      assertThat(isServed(Optional.empty())).isFalse();
    }
  }

  @Test
  void aRequestedCertificateMayBeAnyOrNone() {
    try (var envoy = ServedEnvoy.running(proxy(Demand.REQUESTED, KNOWN.anchors("anchors")))) {
      assertThat(isServed(Optional.of(KNOWN))).isTrue();
      assertThat(isServed(Optional.of(STRANGER))).isTrue();
      assertThat(isServed(Optional.empty())).isTrue();
      assertThat(envoy.stat("listener.127.0.0.1_" + PORT + ".ssl.no_certificate")).isEqualTo(1);
    }
  }

  @Test
  void unusableAnchorsRefuseEverybody() {
    var nobody = new TrustAnchors("anchors", new TrustAnchors.Source.Nobody());
    try (var _ = ServedEnvoy.running(proxy(Demand.REQUIRED, nobody))) {
      assertThat(isServed(Optional.of(KNOWN))).isFalse();
      assertThat(isServed(Optional.empty())).isFalse();
    }
  }

  @Test
  void newAnchorsTakeEffectWithoutAListenerUpdate() {
    try (var envoy = ServedEnvoy.running(proxy(Demand.REQUIRED, KNOWN.anchors("anchors")))) {
      var listeners = envoy.deliveries(ResourceType.LISTENER);

      envoy.publish(proxy(Demand.REQUIRED, STRANGER.anchors("anchors")));

      await().untilAsserted(() -> assertThat(isServed(Optional.of(STRANGER))).isTrue());
      assertThat(isServed(Optional.of(KNOWN))).isFalse();
      assertThat(envoy.deliveries(ResourceType.LISTENER)).isEqualTo(listeners);
    }
  }

  /// With TLS 1.3 a client learns that it was refused only when it reads.
  private static boolean isServed(Optional<Credentials> client) {
    try (var socket = Credentials.connect(PORT, "server", client, "http/1.1")) {
      var answer = Http.exchange(socket, "GET / HTTP/1.1\r\nhost: any\r\n\r\n");
      return answer.status() == 204;
    } catch (IOException | StringIndexOutOfBoundsException refused) {
      return false;
    }
  }

  private static Proxy proxy(Demand demand, TrustAnchors anchors) {
    var tls =
        new TlsTermination(
            List.of("key"), Optional.of(new ClientValidation(anchors.name(), demand)));
    var site = new Site(Site.ANY_HOST, List.of(prefix("/", new Respond(204))));
    return new Proxy(
        List.of(
            new Bind(
                "bind",
                "127.0.0.1",
                PORT,
                List.of(new Chain("chain", List.of("server"), Optional.of(tls), "table")))),
        List.of(new Table("table", PORT, List.of(site))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(SERVER.pair()),
        List.of(anchors));
  }
}
