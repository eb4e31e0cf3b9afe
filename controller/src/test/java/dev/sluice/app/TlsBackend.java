package dev.sluice.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;

/// A backend that speaks TLS as `shop.example.com` and answers with the name in the certificate of
/// its client, or `nobody`.
final class TlsBackend implements AutoCloseable {

  private static final char[] NO_PASSWORD = {};

  private final HttpsServer server;

  TlsBackend() throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            var wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setWantClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext("/", TlsBackend::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var client = client((HttpsExchange) exchange).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, client.length);
      exchange.getResponseBody().write(client);
    }
  }

  private static String client(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException none) {
      return "nobody";
    }
  }

  private static SSLContext context() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(KEY)));
    var certificate = certificate();
    store.setKeyEntry("own", key, NO_PASSWORD, new Certificate[] {certificate});
    store.setCertificateEntry("authority", certificate);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Certificate certificate() throws GeneralSecurityException {
    var bytes = CERTIFICATE.getBytes(StandardCharsets.US_ASCII);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(bytes));
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }

  /// Signed by itself, so that it is its own authority; valid for a century.
  static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBmDCCAT6gAwIBAgIUPme4tJKzA+74QIjj58253Es/g7gwCgYIKoZIzj0EAwIw
      EjEQMA4GA1UEAwwHZ2F0ZXdheTAgFw0yNjExMjUyMjQ2NDNaGA8yMTI2MTEwMTIy
      NDY0M1owEjEQMA4GA1UEAwwHZ2F0ZXdheTBZMBMGByqGSM49AgEGCCqGSM49AwEH
      A0IABJeAcs0xU5pVagJG4FKjhT0TEfmP1qiy40vM/yUgORuoW4vzAUa826Shk3zj
      111Sr3sj23CsjxMfQTyVRXx9JBmjcDBuMB0GA1UdDgQWBBR19FwAep2rem0RXA9+
      C6iQxsptljAfBgNVHSMEGDAWgBR19FwAep2rem0RXA9+C6iQxsptljAPBgNVHRMB
      Af8EBTADAQH/MBsGA1UdEQQUMBKCEHNob3AuZXhhbXBsZS5jb20wCgYIKoZIzj0E
      AwIDSAAwRQIgKrs+/2SVWBmSH83EnjJaM50FFswC5GEd+kPBWIsYP9kCIQDAgwi4
      A8CfEC/n9Hb7jGTMDlAXnHUvUXMGinElLBoUPQ==
      -----END CERTIFICATE-----
      """;

  /// For tests alone.
  static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGCiVq401vMHiP/1t
      haJGWbw6CE7cn3osOmifBdo9uW2hRANCAASXgHLNMVOaVWoCRuBSo4U9ExH5j9ao
      suNLzP8lIDkbqFuL8wFGvNukoZN849ddUq97I9twrI8TH0E8lUV8fSQZ
      -----END PRIVATE KEY-----
      """;
}
