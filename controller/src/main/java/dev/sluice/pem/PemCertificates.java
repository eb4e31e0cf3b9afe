package dev.sluice.pem;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// X.509 certificates in PEM.
public final class PemCertificates {

  private PemCertificates() {}

  /// What keeps the text from being used as certificates of authorities, if anything.
  public static Optional<String> complaint(String pem) {
    try {
      parse(pem);
      return Optional.empty();
    } catch (CertificateException malformed) {
      return Optional.of("holds no X.509 certificates in PEM, or one that cannot be read");
    }
  }

  /// The certificates of a text, in its order.
  ///
  /// @throws CertificateException if there is none, or one that is none
  public static List<X509Certificate> parse(String pem) throws CertificateException {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    var found =
        CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (found.isEmpty()) {
      throw new CertificateException("no certificate");
    }
    return found;
  }

  /// The certificates as text, one block after the other.
  public static String text(List<X509Certificate> certificates) {
    var text = new StringBuilder();
    certificates.forEach(certificate -> text.append(text(certificate)));
    return text.toString();
  }

  /// The certificate as one block.
  public static String text(X509Certificate certificate) {
    try {
      return PemText.block("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException unencodable) {
      throw new IllegalArgumentException(unencodable);
    }
  }
}
