package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Chain.Handling.Bytes;
import dev.sluice.xds.ir.Chain.Handling.Requests;
import dev.sluice.xds.ir.ClientValidation;
import dev.sluice.xds.ir.ClientValidation.Demand;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.TlsOrigination;
import dev.sluice.xds.ir.TlsOrigination.Identity.Dns;
import dev.sluice.xds.ir.TlsOrigination.Identity.Uri;
import dev.sluice.xds.ir.TlsTermination;
import dev.sluice.xds.ir.TrustAnchors;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Protocol;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which members are believed, and what they get to see. The member is a second port of the same
/// Envoy, which answers 204 to the server name `member.example.com` and asks for a certificate.
@Tag("slow")
class TlsToMembersTest {
  private static final int FRONT = RealEnvoy.freePort();
  private static final int BACK = RealEnvoy.freePort();
  private static final String SERVER_NAME = "member.example.com";
  private static final Credentials MEMBER =
      Certificates.credentials("member", "dns:name.example.com,uri:spiffe://example.com/member");
  private static final Credentials OURS = Certificates.credentials("ours", "dns:proxy");
  private static final Relay RELAY =
      new Relay("relay", FRONT, List.of(new Relay.Share.To("upstream", 1)));
  private static final TrustAnchors TRUSTED = MEMBER.anchors("members");

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"HTTP1", "HTTP2"})
  void aKnownMemberIsServedOurCertificateInBothVersions(Protocol protocol) {
    var origination = origination(new Dns("name.example.com"));
    try (var envoy = ServedEnvoy.running(proxy(protocol, origination, TRUSTED))) {
      assertThat(status()).isEqualTo(204);
      assertThat(envoy.stat("cluster.upstream.upstream_cx_http2_total"))
          .isEqualTo(protocol == Protocol.HTTP2 ? 1 : 0);
    }
  }

  @Test
  void anyOfTheIdentitiesIsEnough() {
    assertThat(statusWith(new Dns("other.example.com"), new Uri("spiffe://example.com/member")))
        .isEqualTo(204);
    assertThat(statusWith(new Dns("*.example.com"))).isEqualTo(204);
  }

  @Test
  void aMemberOfAnotherNameIsNotBelieved() {
    assertThat(statusWith(new Dns(SERVER_NAME))).isEqualTo(503);
    assertThat(statusWith(new Dns("*.other.com"))).isEqualTo(503);
    assertThat(statusWith(new Uri("spiffe://example.com/other"))).isEqualTo(503);
  }

  @Test
  void aMemberThatNobodyVouchesForIsNotBelieved() {
    var origination = origination(new Dns("name.example.com"));
    var nobody = new TrustAnchors("members", new TrustAnchors.Source.Nobody());
    try (var envoy = ServedEnvoy.running(proxy(Protocol.HTTP1, origination, nobody))) {
      assertThat(status()).isEqualTo(503);
      var clusters = envoy.deliveries(ResourceType.CLUSTER);

      envoy.publish(proxy(Protocol.HTTP1, origination, OURS.anchors("members")));
      assertThat(status()).isEqualTo(503);

      envoy.publish(proxy(Protocol.HTTP1, origination, TRUSTED));
      await().untilAsserted(() -> assertThat(status()).isEqualTo(204));
      assertThat(envoy.deliveries(ResourceType.CLUSTER)).isEqualTo(clusters);
    }
  }

  @Test
  void bytesAreRelayedIntoTlsAsWell() {
    var origination = origination(new Dns("name.example.com"));
    var proxy = proxy(Protocol.TCP, origination, TRUSTED);
    try (var _ = ServedEnvoy.running(proxy)) {
      assertThat(status()).isEqualTo(204);
    }
  }

  private static int statusWith(TlsOrigination.Identity... identities) {
    try (var _ = ServedEnvoy.running(proxy(Protocol.HTTP1, origination(identities), TRUSTED))) {
      return status();
    }
  }

  private static int status() {
    return new Http(FRONT).get("any", "/").status();
  }

  private static TlsOrigination origination(TlsOrigination.Identity... identities) {
    return new TlsOrigination(
        SERVER_NAME, List.of(identities), "members", Optional.of(OURS.pair().name()));
  }

  private static Proxy proxy(Protocol protocol, TlsOrigination origination, TrustAnchors anchors) {
    var handling = protocol == Protocol.TCP ? new Bytes("relay") : new Requests("front");
    var tls =
        new TlsTermination(
            List.of("member"), Optional.of(new ClientValidation("proxies", Demand.REQUIRED)));
    return new Proxy(
        List.of(
            new Bind(
                "back",
                "127.0.0.1",
                BACK,
                List.of(new Chain("back", List.of(SERVER_NAME), Optional.of(tls), "back"))),
            new Bind(
                "front",
                "127.0.0.1",
                FRONT,
                List.of(new Chain("front", List.of(), Optional.empty(), handling)))),
        tables(handling),
        handling instanceof Bytes ? List.of(RELAY) : List.of(),
        List.of(new Upstream("upstream", protocol, new Delivered()).withTls(origination)),
        List.of(new Members("upstream", List.of(new Member("127.0.0.1", BACK, false)))),
        List.of(),
        List.of(MEMBER.pair(), OURS.pair()),
        List.of(anchors, OURS.anchors("proxies")));
  }

  private static List<Table> tables(Chain.Handling handling) {
    var back = table("back", new Site("*", List.of(prefix("/", new Respond(204)))));
    var front = table("front", new Site("*", List.of(prefix("/", to("upstream")))));
    return handling instanceof Bytes ? List.of(back) : List.of(back, front);
  }

  private static Table table(String name, Site site) {
    return new Table(name, FRONT, List.of(site));
  }
}
