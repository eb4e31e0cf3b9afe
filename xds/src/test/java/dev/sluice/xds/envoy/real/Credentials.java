package dev.sluice.xds.envoy.real;

import dev.sluice.xds.ir.KeyPair;
import dev.sluice.xds.ir.TrustAnchors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A key with its self-signed certificate, for both sides of TLS connections of this process, which
/// believe everybody.
///
/// @param pair the same for a proxy
public record Credentials(KeyPair pair, KeyStore store, String password) {

  /// Anchors that vouch for this certificate alone.
  TrustAnchors anchors(String name) {
    return new TrustAnchors(name, new TrustAnchors.Source.Pem(pair.certificateChain()));
  }

  SSLContext context() {
    return context(Optional.of(this));
  }

  /// A TLS connection that presents these credentials, if any, when it is asked to.
  static SSLSocket connect(
      int port, String serverName, Optional<Credentials> own, String... applicationProtocols)
      throws IOException {
    var plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setSoTimeout(10_000);
    var socket =
        (SSLSocket) context(own).getSocketFactory().createSocket(plain, "localhost", port, true);
    var parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(serverName)));
    parameters.setApplicationProtocols(applicationProtocols);
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext context(Optional<Credentials> own) {
    try {
      var context = SSLContext.getInstance("TLS");
      var keys = own.isPresent() ? own.get().keys() : new KeyManager[0];
      context.init(keys, new TrustManager[] {new TrustsAll()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyManager[] keys() throws GeneralSecurityException {
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password.toCharArray());
    return factory.getKeyManagers();
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
