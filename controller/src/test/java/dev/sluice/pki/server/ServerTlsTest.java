package dev.sluice.pki.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.pem.PemCertificates;
import dev.sluice.pki.Authorities;
import dev.sluice.pki.Credentials;
import dev.sluice.pki.Identity;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.Lifetimes;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "with {0}")
@EnumSource(names = {"JDK", "OPENSSL"})
class ServerTlsTest {

  private final SslProvider provider;

  private final Instant now = Instant.now();
  private static final Identity CONTROL_PLANE =
      new Identity.ControlPlane("sluice-system", "sluice");
  private static final Identity PROXIES = new Identity.GatewayProxies("shop", "web");

  private final Issuer issuer = new Issuer(Lifetimes.DEFAULT);
  private final Authorities authorities = issuer.found(now);
  private final Authorities others = issuer.found(now);
  private ServerTls tls;
  private Server server;

  ServerTlsTest(SslProvider provider) {
    this.provider = provider;
  }

  @BeforeEach
  void serve() throws GeneralSecurityException, IOException {
    tls = new ServerTls(credentials(CONTROL_PLANE, authorities));
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sslContext(tls.context(provider))
            .build()
            .start();
  }

  @AfterEach
  void end() throws InterruptedException {
    server.shutdownNow().awaitTermination();
  }

  private Credentials credentials(Identity identity, Authorities by) {
    return issuer.renewed(Optional.empty(), identity, by, now);
  }

  private TlsProbe proxy() throws GeneralSecurityException {
    return TlsProbe.with(credentials(PROXIES, authorities), server.getPort());
  }

  @Test
  void aProxyWithACertificateOfOursIsServed() throws Exception {
    var seen = proxy().handshake();

    assertThat(seen.protocol()).isEqualTo("TLSv1.3");
    assertThat(seen.peer().getSubjectAlternativeNames().toString())
        .contains("sluice.sluice-system.svc");
  }

  @Test
  void nobodyIsServedWithoutACertificate() throws GeneralSecurityException {
    var anonymous = TlsProbe.anonymous(authorities.bundle(), server.getPort());

    assertThatThrownBy(anonymous::handshake).isInstanceOf(IOException.class);
  }

  @Test
  void nobodyIsServedWithACertificateOfAnotherAuthority() throws GeneralSecurityException {
    var stranger =
        TlsProbe.with(
            credentials(PROXIES, others).trusting(authorities.bundle()), server.getPort());

    assertThatThrownBy(stranger::handshake).isInstanceOf(IOException.class);
  }

  @Test
  void renewedCredentialsAreShownToTheNextConnection() throws Exception {
    var first = proxy().handshake().peer();
    var renewed = credentials(CONTROL_PLANE, authorities);

    tls.use(renewed);

    assertThat(proxy().handshake().peer())
        .isNotEqualTo(first)
        .isEqualTo(PemCertificates.parse(renewed.certificate()).getFirst());
  }

  @Test
  void aSuccessorIsTrustedFromTheMomentItIsKnown() throws Exception {
    var both =
        new Authorities(
            Stream.concat(authorities.oldestFirst().stream(), others.oldestFirst().stream())
                .toList());
    var moved =
        TlsProbe.with(
            credentials(PROXIES, others).trusting(authorities.bundle()), server.getPort());

    tls.use(credentials(CONTROL_PLANE, authorities).trusting(both.bundle()));

    assertThat(moved.handshake().protocol()).isEqualTo("TLSv1.3");
    assertThat(proxy().handshake().protocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void unusableCredentialsLeaveTheOldOnesInForce() throws Exception {
    assertThatThrownBy(() -> tls.use(new Credentials("no", "no", "no")))
        .isInstanceOf(GeneralSecurityException.class);

    assertThat(proxy().handshake().protocol()).isEqualTo("TLSv1.3");
  }
}
