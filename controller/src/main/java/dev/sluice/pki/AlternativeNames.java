package dev.sluice.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Subject alternative names of a certificate, by their kind (GeneralName, RFC 5280 4.2.1.6).
final class AlternativeNames {

  private static final int DNS = 2;
  private static final int URI = 6;

  private AlternativeNames() {}

  static List<String> dnsNames(X509Certificate certificate) {
    return ofKind(DNS, certificate);
  }

  static List<String> uris(X509Certificate certificate) {
    return ofKind(URI, certificate);
  }

  private static List<String> ofKind(int kind, X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> Objects.equals(name.getFirst(), kind))
          .map(name -> name.get(1).toString())
          .toList();
    } catch (CertificateParsingException _) {
      return List.of();
    }
  }
}
