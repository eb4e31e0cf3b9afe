package dev.sluice.pki;

import dev.sluice.pem.PemCertificates;
import dev.sluice.pem.PemKeyPair;
import dev.sluice.pem.PemPrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides at an instant what must be issued, and issues it. What is still good comes back as it
/// is.
public final class Issuer {

  private final Lifetimes lifetimes;

  /// With these lifetimes.
  public Issuer(Lifetimes lifetimes) {
    this.lifetimes = lifetimes;
  }

  /// A first authority.
  public Authorities found(Instant now) {
    return new Authorities(List.of(newAuthority(now)));
  }

  /// The authorities to trust from now on: without those that ended, and with a successor when the
  /// newest comes near its end. The same object if nothing is due.
  public Authorities succeeded(Authorities known, Instant now) {
    var living =
        known.oldestFirst().stream()
            .filter(authority -> authority.end().isAfter(now))
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    if (living.isEmpty() || !living.getLast().end().minus(lifetimes.succession()).isAfter(now)) {
      living.add(newAuthority(now));
    }
    return living.equals(known.oldestFirst()) ? known : new Authorities(living);
  }

  /// Credentials that are good for now: those that exist, or new ones if there are none, if they
  /// are old, of somebody else, unreadable, or signed by an authority that signs no more. The same
  /// object if nothing is due.
  public Credentials renewed(
      Optional<Credentials> existing, Identity identity, Authorities authorities, Instant now) {
    var signer = authorities.signer(now, lifetimes);
    var bundle = authorities.bundle();
    return existing
        .filter(credentials -> isGood(credentials, identity, signer, now))
        .map(good -> good.trust().equals(bundle) ? good : good.trusting(bundle))
        .orElseGet(() -> issue(identity, signer, bundle, now));
  }

  /// When [#renewed] or [#succeeded] has something to do, if nothing else changes.
  public Instant nextLook(Instant now) {
    var part = lifetimes.certificate().minus(lifetimes.renewal()).dividedBy(10);
    return now.plus(part.compareTo(lifetimes.settling()) < 0 ? part : lifetimes.settling());
  }

  private boolean isGood(
      Credentials credentials, Identity identity, Authority signer, Instant now) {
    try {
      var certificate = PemCertificates.parse(credentials.certificate()).getFirst();
      var age = now.minus(lifetimes.renewal());
      return certificate.getNotBefore().toInstant().plus(Lifetimes.CLOCK_SKEW).isAfter(age)
          && certificate.getNotAfter().toInstant().isAfter(now)
          && names(certificate, identity)
          && signer.signed(certificate)
          && PemKeyPair.complaint(credentials.certificate(), credentials.key()).isEmpty();
    } catch (CertificateException _) {
      return false;
    }
  }

  private static boolean names(X509Certificate certificate, Identity identity) {
    return AlternativeNames.uris(certificate).equals(List.of(identity.uri()))
        && AlternativeNames.dnsNames(certificate).equals(identity.dnsNames());
  }

  private Authority newAuthority(Instant now) {
    var validity = Validity.from(now, lifetimes.authority());
    return CertificateMaker.authority(validity);
  }

  private Credentials issue(Identity identity, Authority signer, String bundle, Instant now) {
    var validity = Validity.from(now, lifetimes.certificate());
    var keys = CertificateMaker.newKeys();
    var certificate = CertificateMaker.certificate(identity, keys.getPublic(), validity, signer);
    return new Credentials(
        PemCertificates.text(certificate), PemPrivateKey.text(keys.getPrivate()), bundle);
  }
}
