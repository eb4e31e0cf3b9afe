package dev.sluice.xds.ir;

/// The authorities whose certificates are believed, delivered apart from the listeners and
/// upstreams that use them, so that rotation drains nothing.
///
/// @param name stable and unique in a fleet, also among [KeyPair]s
/// @param source the authorities
public record TrustAnchors(String name, Source source) {

  /// Where the certificates of authorities come from.
  public sealed interface Source {

    /// Certificates in PEM, at least one.
    record Pem(String certificates) implements Source {}

    /// A PEM file on the proxy's own disk.
    record File(String path) implements Source {

      /// The authorities that the proxy's operating system trusts, on most Linux distributions.
      public static final File SYSTEM = new File("/etc/ssl/certs/ca-certificates.crt");
    }

    /// Nobody, so that every handshake that has to verify its peer fails: the anchors that were
    /// asked for are unusable.
    record Nobody() implements Source {}
  }
}
