package dev.sluice.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.pem.PemCertificates;
import dev.sluice.pem.PemKeyPair;
import dev.sluice.pki.Identity.ClassProxies;
import dev.sluice.pki.Identity.ControlPlane;
import dev.sluice.pki.Identity.GatewayProxies;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuerTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final GatewayProxies PROXIES = new GatewayProxies("shop", "web");

  private final Issuer issuer = new Issuer(Lifetimes.DEFAULT);
  private final Authorities first = issuer.found(NOW);

  private static Instant day(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private Credentials issued(Identity identity) {
    return issuer.renewed(Optional.empty(), identity, first, NOW);
  }

  private static X509Certificate certificate(Credentials credentials)
      throws GeneralSecurityException {
    return PemCertificates.parse(credentials.certificate()).getFirst();
  }

  @Test
  void aCertificateOfProxiesNamesTheirGateway() throws GeneralSecurityException {
    var certificate = certificate(issued(PROXIES));

    assertThat(AlternativeNames.uris(certificate))
        .containsExactly("spiffe://sluice/ns/shop/gateway/web");
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(Identity.proxiesOf(PROXIES.uri())).contains(PROXIES);
    assertThat(PROXIES.fleet()).isEqualTo("shop/web");
  }

  @Test
  void theCertificateOfTheControlPlaneNamesItsHosts() throws GeneralSecurityException {
    var certificate = certificate(issued(new ControlPlane("sluice-system", "sluice")));

    assertThat(AlternativeNames.dnsNames(certificate)).contains("sluice.sluice-system.svc");
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(AlternativeNames.uris(certificate))
        .allSatisfy(uri -> assertThat(Identity.proxiesOf(uri)).isEmpty());
  }

  @Test
  void theKeyBelongsToTheCertificateAndTheAuthoritySignedIt() throws GeneralSecurityException {
    var credentials = issued(PROXIES);

    assertThat(PemKeyPair.complaint(credentials.certificate(), credentials.key())).isEmpty();
    assertThat(first.oldestFirst().getFirst().signed(certificate(credentials))).isTrue();
    assertThat(credentials).hasToString("Credentials");
  }

  @Test
  void aFleetThatAllGatewaysOfAClassShareHasANameOfItsOwn() {
    assertThat(Identity.proxiesOf(new ClassProxies("sluice").uri()))
        .contains(new ClassProxies("sluice"));
    assertThat(List.of("spiffe://other/ns/a/gateway/b", "spiffe://sluice/ns/a/gateway/b/c", "x"))
        .allSatisfy(uri -> assertThat(Identity.proxiesOf(uri)).isEmpty());
  }

  @Test
  void credentialsAreRenewedAfterSixtyDays() {
    var credentials = issued(PROXIES);

    assertThat(issuer.renewed(Optional.of(credentials), PROXIES, first, day(59)))
        .isSameAs(credentials);
    assertThat(issuer.renewed(Optional.of(credentials), PROXIES, first, day(60)))
        .isNotEqualTo(credentials);
  }

  @Test
  void credentialsOfSomebodyElseOrUnreadableOnesAreReplaced() {
    var others = issued(new GatewayProxies("shop", "api"));
    var broken = new Credentials("nonsense", others.key(), first.bundle());
    var mixed = new Credentials(issued(PROXIES).certificate(), others.key(), first.bundle());

    for (var unfit : List.of(others, broken, mixed)) {
      assertThat(issuer.renewed(Optional.of(unfit), PROXIES, first, NOW)).isNotEqualTo(unfit);
    }
  }

  @Test
  void anAuthorityStaysAloneUntilItsEndComesNear() {
    assertThat(issuer.succeeded(first, day(824))).isSameAs(first);
    assertThat(issuer.succeeded(first, day(825)).oldestFirst()).hasSize(2);
  }

  @Test
  void aSuccessorIsTrustedByAllBeforeItSigns() {
    var credentials = issuer.renewed(Optional.empty(), PROXIES, first, day(824));
    var both = issuer.succeeded(first, day(825));
    var announced = issuer.renewed(Optional.of(credentials), PROXIES, both, day(825));
    var moved = issuer.renewed(Optional.of(announced), PROXIES, both, day(826));

    assertThat(announced.certificate()).isEqualTo(credentials.certificate());
    assertThat(announced.trust()).isEqualTo(both.bundle()).contains(first.bundle());
    assertThat(moved.certificate()).isNotEqualTo(announced.certificate());
    assertThat(both.signer(day(825), Lifetimes.DEFAULT)).isEqualTo(both.oldestFirst().getFirst());
    assertThat(both.signer(day(826), Lifetimes.DEFAULT)).isEqualTo(both.oldestFirst().getLast());
  }

  @Test
  void anAuthorityThatEndedIsTrustedNoMore() {
    var both = issuer.succeeded(first, day(825));

    assertThat(issuer.succeeded(both, day(1095)).oldestFirst())
        .containsExactly(both.oldestFirst().getLast());
  }

  @Test
  void everybodyTrustsWhatSignedAnyLivingCertificateOverTenYears() throws Exception {
    var authorities = first;
    var credentials = issued(PROXIES);
    for (var day = 0; day < 3650; day += 5) {
      authorities = issuer.succeeded(authorities, day(day));
      var trusted = authorities.oldestFirst();
      var certificate = certificate(credentials);
      assertThat(trusted).as("day %d", day).anyMatch(authority -> authority.signed(certificate));
      credentials = issuer.renewed(Optional.of(credentials), PROXIES, authorities, day(day));
      certificate(credentials).checkValidity(java.util.Date.from(day(day)));
    }
  }

  @Test
  void authoritiesSurviveTheSecret() throws GeneralSecurityException {
    var both = issuer.succeeded(first, day(825));

    assertThat(Authorities.of(both.data())).isEqualTo(both);
    assertThat(both.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void lifetimesThatLeaveAGapAreRefused() {
    assertThatThrownBy(
            () ->
                new Lifetimes(
                    Duration.ofDays(10),
                    Duration.ofDays(5),
                    Duration.ofDays(1),
                    Duration.ofDays(9),
                    Duration.ofDays(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
