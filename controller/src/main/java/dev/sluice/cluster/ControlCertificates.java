package dev.sluice.cluster;

import dev.sluice.pki.Authorities;
import dev.sluice.pki.Credentials;
import dev.sluice.pki.Identity;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.SharedAuthorities;
import dev.sluice.pki.server.ServerTls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificates of the control plane and of its proxies, kept fresh. [#refresh] is called by
/// one thread at a time; the rest by any.
public final class ControlCertificates {

  private static final Logger LOG = LoggerFactory.getLogger(ControlCertificates.class);

  private final SharedAuthorities shared;
  private final Issuer issuer;
  private final Identity.ControlPlane identity;
  private volatile Authorities authorities;
  private Credentials own;
  private final ServerTls server;

  private ControlCertificates(
      SharedAuthorities shared,
      Issuer issuer,
      Identity.ControlPlane identity,
      Authorities authorities)
      throws GeneralSecurityException {
    this.shared = shared;
    this.issuer = issuer;
    this.identity = identity;
    this.authorities = authorities;
    this.own = issuer.renewed(Optional.empty(), identity, authorities, Instant.now());
    this.server = new ServerTls(own);
  }

  /// The certificates of this control plane.
  ///
  /// @param shared where later authorities come from
  /// @param authorities those of now
  /// @throws IllegalArgumentException if the authorities cannot be used
  public static ControlCertificates issue(
      SharedAuthorities shared,
      Issuer issuer,
      Identity.ControlPlane identity,
      Authorities authorities) {
    try {
      return new ControlCertificates(shared, issuer, identity, authorities);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the certificate authority cannot be used", unusable);
    }
  }

  /// TLS of the discovery server.
  public ServerTls server() {
    return server;
  }

  /// Credentials for proxies: those that they have, if these are still good.
  public Credentials of(Identity proxies, Optional<Credentials> existing) {
    return issuer.renewed(existing, proxies, authorities, Instant.now());
  }

  /// Renews what is due.
  ///
  /// @throws IOException if the authorities cannot be read or written; then all stays as it was
  public void refresh() throws IOException {
    var now = Instant.now();
    authorities = shared.at(now);
    var renewed = issuer.renewed(Optional.of(own), identity, authorities, now);
    if (renewed.equals(own)) {
      return;
    }
    try {
      server.use(renewed);
      own = renewed;
      LOG.info("the certificate of the discovery server was renewed");
    } catch (GeneralSecurityException unusable) {
      throw new IOException("the renewed certificate cannot be used", unusable);
    }
  }
}
