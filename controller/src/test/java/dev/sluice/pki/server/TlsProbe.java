package dev.sluice.pki.server;

import dev.sluice.pem.PemCertificates;
import dev.sluice.pem.PemPrivateKey;
import dev.sluice.pki.Credentials;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A client of the discovery server that does no more than a handshake.
final class TlsProbe {

  private static final char[] NO_PASSWORD = {};
  private static final int PATIENCE_MILLIS = 10_000;

  private final SSLContext context;
  private final int port;

  private TlsProbe(SSLContext context, int port) {
    this.context = context;
    this.port = port;
  }

  /// What a client saw.
  record Seen(String protocol, X509Certificate peer) {}

  static TlsProbe with(Credentials credentials, int port) throws GeneralSecurityException {
    return probe(keys(credentials), credentials.trust(), port);
  }

  static TlsProbe anonymous(String trust, int port) throws GeneralSecurityException {
    return probe(new KeyManager[] {}, trust, port);
  }

  /// Connects, and waits for the first byte of the server: with TLS 1.3 a client learns only then
  /// that it was refused.
  Seen handshake() throws IOException {
    try (var socket = socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      if (socket.getInputStream().read() < 0) {
        throw new EOFException("refused");
      }
      var session = socket.getSession();
      return new Seen(session.getProtocol(), (X509Certificate) session.getPeerCertificates()[0]);
    }
  }

  private SSLSocket socket() throws IOException {
    return (SSLSocket)
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
  }

  private static TlsProbe probe(KeyManager[] keys, String trust, int port)
      throws GeneralSecurityException {
    var store = emptyStore();
    for (var certificate : PemCertificates.parse(trust)) {
      store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys, factory.getTrustManagers(), null);
    return new TlsProbe(context, port);
  }

  private static KeyManager[] keys(Credentials credentials) throws GeneralSecurityException {
    var store = emptyStore();
    store.setKeyEntry(
        "me",
        PemPrivateKey.parse(credentials.key()),
        NO_PASSWORD,
        PemCertificates.parse(credentials.certificate()).toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return store;
  }
}
