package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.TlsTermination;
import dev.sluice.xds.lookup.Lookup;
import dev.sluice.xds.lookup.Lookup.Outcome.Found;
import dev.sluice.xds.lookup.Lookup.Outcome.NoChain;
import dev.sluice.xds.lookup.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which chain takes a TLS connection.
@Tag("slow")
class ChainsTest {
  private static final int PORT = RealEnvoy.freePort();

  @Test
  void serverNameChoosesTheChainAsLookupSays() {
    var proxy =
        proxy(
            chain("exact", 201, "a.example.com"),
            chain("suffix", 202, "*.example.com"),
            chain("deeper", 203, "*.b.example.com"),
            chain("others", 204));
    try (var _ = RealEnvoy.running(proxy)) {
      for (var name :
          List.of(
              "a.example.com",
              "A.example.com",
              "x.example.com",
              "x.y.example.com",
              "x.b.example.com",
              "b.example.com",
              "example.com",
              "other.org")) {
        assertThat(status(name)).as(name).isEqualTo(lookedUp(proxy, name));
      }
    }
  }

  @Test
  void connectionWithoutChainIsClosed() {
    var proxy = proxy(chain("exact", 201, "a.example.com"));
    try (var _ = RealEnvoy.running(proxy)) {
      assertThatThrownBy(() -> status("other.org")).hasCauseInstanceOf(IOException.class);
      assertThat(Lookup.find(proxy, request("other.org"))).isInstanceOf(NoChain.class);
    }
  }

  private static int lookedUp(Proxy proxy, String serverName) {
    return Lookup.find(proxy, request(serverName)) instanceof Found found
            && found.rule().action() instanceof Respond(var status)
        ? status
        : 0;
  }

  private static Request request(String serverName) {
    return new Request(PORT, Optional.of(serverName), "any", "GET", "/", List.of());
  }

  /// A chain with a table of its own, told apart by the status of its answer.
  private record Answering(Chain chain, Table table) {}

  private static Answering chain(String name, int status, String... serverNames) {
    var tls = Optional.of(new TlsTermination(List.of("key")));
    var site = new Site(Site.ANY_HOST, List.of(prefix("/", new Respond(status))));
    return new Answering(
        new Chain(name, List.of(serverNames), tls, name), new Table(name, PORT, List.of(site)));
  }

  private static Proxy proxy(Answering... chains) {
    return new Proxy(
        List.of(
            new Bind("bind", "127.0.0.1", PORT, Stream.of(chains).map(Answering::chain).toList())),
        Stream.of(chains).map(Answering::table).toList(),
        List.of(),
        List.of(),
        List.of(Certificates.selfSigned("key", "a.example.com")));
  }

  private static int status(String serverName) {
    try (var socket =
        (SSLSocket)
            trusting().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), PORT)) {
      var parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(serverName)));
      parameters.setApplicationProtocols(new String[] {"http/1.1"});
      socket.setSSLParameters(parameters);
      return Http.exchange(socket, "GET / HTTP/1.1\r\nhost: any\r\n\r\n").status();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext trusting() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsAll()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
