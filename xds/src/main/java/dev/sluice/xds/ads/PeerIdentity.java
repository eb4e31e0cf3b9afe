package dev.sluice.xds.ads;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Who a proxy is, by the certificate that its TLS connection was accepted with.
///
/// @param uris subject alternative names that are URIs, such as `spiffe://sluice/ns/web/gateway/a`
/// @param dnsNames subject alternative names that are DNS names
public record PeerIdentity(List<String> uris, List<String> dnsNames) {
  private static final int DNS = 2;
  private static final int URI = 6;

  public PeerIdentity {
    uris = List.copyOf(uris);
    dnsNames = List.copyOf(dnsNames);
  }

  /// The identity of the other side of a TLS connection; absent if it presented no certificate.
  public static Optional<PeerIdentity> of(SSLSession session) {
    try {
      return Stream.of(session.getPeerCertificates())
          .limit(1)
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .map(PeerIdentity::of)
          .findFirst();
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }

  private static PeerIdentity of(X509Certificate certificate) {
    return new PeerIdentity(names(certificate, URI), names(certificate, DNS));
  }

  /// A certificate whose names cannot be read has none.
  private static List<String> names(X509Certificate certificate, int type) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return Stream.ofNullable(names)
          .flatMap(Collection::stream)
          .filter(name -> Objects.equals(name.get(0), type))
          .map(name -> name.get(1).toString())
          .toList();
    } catch (CertificateParsingException _) {
      return List.of();
    }
  }
}
