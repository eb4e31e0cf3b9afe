package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static dev.sluice.xds.ir.Rules.to;

import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import dev.sluice.xds.ir.TlsTermination;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery.Delivered;
import dev.sluice.xds.ir.Upstream.Discovery.Dns;
import dev.sluice.xds.ir.Upstream.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Envoy accepts every kind of resource.
class AcceptanceTest {

  @Test
  void everyKindIsValid() {
    var key = Certificates.selfSigned("key", "example.com");
    var tls = Optional.of(new TlsTermination(List.of("key")));
    var site = new Site("*.example.com", List.of(prefix("/", to("http2"))), 421);
    RealEnvoy.validate(
        new Proxy(
            List.of(
                new Bind(
                    "plain",
                    "::",
                    80,
                    List.of(new Chain("plain", List.of(), Optional.empty(), "table"))),
                new Bind(
                    "secure",
                    "0.0.0.0",
                    443,
                    List.of(new Chain("secure", List.of("*.example.com"), tls, "table")))),
            List.of(
                new Table(
                    "table", 80, List.of(site, new Site("*", List.of(prefix("/", to("dns"))))))),
            List.of(
                new Upstream("dns", Protocol.HTTP1, new Dns("example.com", 80)),
                new Upstream("http2", Protocol.HTTP2, new Delivered())),
            List.of(),
            List.of(key)));
  }
}
