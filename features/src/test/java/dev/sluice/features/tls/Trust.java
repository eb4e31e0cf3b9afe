package dev.sluice.features.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificates that a client trusts: those it was given, and no others.
public final class Trust {

  private final List<Certificate> trusted = new ArrayList<>();

  /// Trusts one more.
  public void add(Certificate certificate) {
    trusted.add(certificate);
  }

  /// A context for new connections. Each has its own sessions, so every handshake is a full one.
  public SSLContext context() {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var certificate : trusted) {
        store.setCertificateEntry("trusted-" + store.size(), certificate.certificate());
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
