package dev.sluice.features.tls;

import dev.sluice.features.process.Finished;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A self-signed certificate and its key. Made by `keytool`, which every JDK has.
public record Certificate(X509Certificate certificate, PrivateKey key) {

  private static final String PASSWORD = "changeit";

  /// Makes one.
  ///
  /// @param host the name it is for
  /// @throws IOException if keytool fails
  public static Certificate of(String host) throws IOException {
    return of(List.of(host));
  }

  /// Makes one for several names.
  ///
  /// @throws IOException if keytool fails
  public static Certificate of(List<String> hosts) throws IOException {
    var directory = Files.createTempDirectory("certificate-");
    var file = directory.resolve("certificate.p12");
    try {
      generate(hosts, directory, file);
      return read(Files.readAllBytes(file));
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(unreadable);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }

  private static void generate(List<String> hosts, Path directory, Path file) throws IOException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var generated =
        Finished.run(
            directory,
            List.of(
                keytool,
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + hosts.getFirst(),
                "-ext",
                "san=dns:" + String.join(",dns:", hosts),
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
    if (generated.exitCode() != 0) {
      throw new IOException(generated.toString());
    }
  }

  private static Certificate read(byte[] store) throws GeneralSecurityException, IOException {
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(new ByteArrayInputStream(store), PASSWORD.toCharArray());
    return new Certificate(
        (X509Certificate) keys.getCertificate("gateway"),
        (PrivateKey) keys.getKey("gateway", PASSWORD.toCharArray()));
  }

  /// What a server needs to show the certificate.
  public SSLContext serverContext() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, new char[0], new X509Certificate[] {certificate});
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The Secret that carries both.
  ///
  /// @throws IOException if the certificate cannot be encoded
  public String secret(String name) throws IOException {
    return """
    apiVersion: v1
    kind: Secret
    metadata:
      name: %s
    type: kubernetes.io/tls
    data:
      tls.crt: %s
      tls.key: %s
    """
        .formatted(name, encoded(certificate), base64(pem("PRIVATE KEY", key.getEncoded())));
  }

  /// The Secret that carries both, and an authority's certificate beside them.
  ///
  /// @throws IOException if a certificate cannot be encoded
  public String secret(String name, Certificate authority) throws IOException {
    return secret(name) + "  ca.crt: %s\n".formatted(encoded(authority.certificate()));
  }

  /// The ConfigMap that says whom to trust.
  ///
  /// @throws IOException if the certificate cannot be encoded
  public String configMap(String name) throws IOException {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: %s
    data:
      ca.crt: |
    """
            .formatted(name)
        + text(certificate).indent(4);
  }

  private static String encoded(X509Certificate certificate) throws IOException {
    return base64(text(certificate));
  }

  private static String text(X509Certificate certificate) throws IOException {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException unencodable) {
      throw new IOException(unencodable);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String pem(String label, byte[] content) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }
}
