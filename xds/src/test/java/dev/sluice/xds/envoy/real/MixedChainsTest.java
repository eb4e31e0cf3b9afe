package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Chain.Handling.Bytes;
import dev.sluice.xds.ir.Chain.Handling.Passthrough;
import dev.sluice.xds.ir.Chain.Handling.Requests;
import dev.sluice.xds.ir.Member;
import dev.sluice.xds.ir.Members;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Relay.Share;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.TlsTermination;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Protocol;
import dev.sluice.xds.lookup.Lookup;
import dev.sluice.xds.lookup.Lookup.Outcome.NoChain;
import dev.sluice.xds.lookup.Lookup.Outcome.Relayed;
import dev.sluice.xds.lookup.Request;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// HTTPS, terminated TLS and TLS that passes through, on one port.
@Tag("slow")
class MixedChainsTest {
  private static final int PORT = RealEnvoy.freePort();
  private static final Credentials PROXY = Certificates.credentials("key", "dns:proxy");
  private static final Credentials BACKEND = Certificates.credentials("own", "dns:backend");

  @Test
  void theServerNameTellsWhoEndsTlsAndWhatFollows() throws IOException {
    try (var plain = GreetingBackend.start("plain");
        var sealed = GreetingBackend.start("sealed", BACKEND.context().getServerSocketFactory());
        var _ = ServedEnvoy.running(proxy(plain, sealed, "*.sealed.example.com"))) {
      assertThat(greeting("ended.example.com", PROXY)).contains("plain");
      assertThat(greeting("a.sealed.example.com", BACKEND)).contains("sealed");
      assertThat(status("web.example.com")).isEqualTo(204);
    }
  }

  @Test
  void otherServerNamesAreClosed() throws IOException {
    try (var plain = GreetingBackend.start("plain");
        var sealed = GreetingBackend.start("sealed", BACKEND.context().getServerSocketFactory())) {
      var proxy = proxy(plain, sealed, "*.sealed.example.com");
      try (var _ = ServedEnvoy.running(proxy)) {
        assertThatThrownBy(() -> Credentials.connect(PORT, "other.org", Optional.empty()))
            .isInstanceOf(IOException.class);
        assertThat(Lookup.find(proxy, asking("other.org"))).isInstanceOf(NoChain.class);
        assertThat(Lookup.find(proxy, asking("a.sealed.example.com"))).isInstanceOf(Relayed.class);
      }
    }
  }

  @Test
  void whatPassesThroughWithoutServerNameIsTlsAllTheSame() throws IOException {
    try (var plain = GreetingBackend.start("plain");
        var sealed = GreetingBackend.start("sealed", BACKEND.context().getServerSocketFactory());
        var _ = ServedEnvoy.running(proxy(plain, sealed));
        var clear = Connection.to(PORT)) {
      assertThat(greeting("any.example.org", BACKEND)).contains("sealed");
      clear.say("GET / HTTP/1.0");
      assertThat(clear.line()).isEmpty();
    }
  }

  private static Request asking(String serverName) {
    return new Request(PORT, Optional.of(serverName), serverName, "GET", "/", List.of());
  }

  private static Optional<String> greeting(String serverName, Credentials expected)
      throws IOException {
    try (var socket = Credentials.connect(PORT, serverName, Optional.empty(), "h2")) {
      assertThat(socket.getSession().getPeerCertificates()[0].getEncoded())
          .isEqualTo(expected.store().getCertificate("key").getEncoded());
      assertThat(socket.getApplicationProtocol()).isEmpty();
      return Connection.over(socket).line();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int status(String serverName) throws IOException {
    try (var socket = Credentials.connect(PORT, serverName, Optional.empty(), "http/1.1")) {
      return Http.exchange(socket, "GET / HTTP/1.1\r\nhost: any\r\n\r\n").status();
    }
  }

  private static Proxy proxy(
      GreetingBackend plain, GreetingBackend sealed, String... passingThrough) {
    var tls = Optional.of(new TlsTermination(List.of("key")));
    var site = new Site(Site.ANY_HOST, List.of(prefix("/", new Respond(204))));
    return new Proxy(
        List.of(
            new Bind(
                "bind",
                "127.0.0.1",
                PORT,
                List.of(
                    new Chain("web", List.of("web.example.com"), tls, new Requests("table")),
                    new Chain("ended", List.of("ended.example.com"), tls, new Bytes("ended")),
                    new Chain(
                        "sealed",
                        List.of(passingThrough),
                        Optional.empty(),
                        new Passthrough("sealed"))))),
        List.of(new Table("table", PORT, List.of(site))),
        List.of(relay("ended", "plain"), relay("sealed", "sealed")),
        List.of(upstream("plain"), upstream("sealed")),
        List.of(members("plain", plain), members("sealed", sealed)),
        List.of(),
        List.of(PROXY.pair()),
        List.of());
  }

  private static Relay relay(String name, String upstream) {
    return new Relay(name, PORT, List.of(new Share.To(upstream, 1)));
  }

  private static Upstream upstream(String name) {
    return new Upstream(name, Protocol.TCP, new Delivered());
  }

  private static Members members(String name, GreetingBackend backend) {
    return new Members(name, List.of(new Member("127.0.0.1", backend.port(), false)));
  }
}
