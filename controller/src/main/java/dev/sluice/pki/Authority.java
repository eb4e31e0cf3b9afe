package dev.sluice.pki;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// A certificate authority with the key that signs for it; the key is never printed.
///
/// @param certificate what others trust
/// @param key what signs
public record Authority(X509Certificate certificate, PrivateKey key) {

  /// When it was made.
  Instant made() {
    return certificate.getNotBefore().toInstant().plus(Lifetimes.CLOCK_SKEW);
  }

  /// When nobody trusts it any more.
  Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  /// Whether it signed the certificate.
  boolean signed(X509Certificate issued) {
    try {
      issued.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "Authority[until " + end() + "]";
  }
}
