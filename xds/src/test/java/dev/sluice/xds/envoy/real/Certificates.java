package dev.sluice.xds.envoy.real;

import dev.sluice.xds.ir.KeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// Makes self-signed certificates with the `keytool` of the running JDK.
public final class Certificates {
  private static final String PASSWORD = "password";

  private Certificates() {}

  /// A fresh elliptic-curve key with a certificate for a host.
  public static KeyPair selfSigned(String name, String host) {
    return credentials(name, "dns:" + host).pair();
  }

  /// A fresh elliptic-curve key with a self-signed certificate for these names: `dns:NAME`,
  /// `uri:URI`, separated by commas.
  public static Credentials credentials(String name, String names) {
    try {
      var directory = Files.createTempDirectory("certificate");
      var file = directory.resolve("store.p12");
      generate(file, names);
      var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      Files.delete(file);
      Files.delete(directory);
      var pair =
          new KeyPair(
              name,
              pem("CERTIFICATE", store.getCertificate("key").getEncoded()),
              pem("PRIVATE KEY", store.getKey("key", PASSWORD.toCharArray()).getEncoded()));
      return new Credentials(pair, store, PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void generate(Path file, String names) throws IOException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "key",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("keytool failed");
    }
  }

  private static String pem(String label, byte[] der) {
    var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, encoded, label);
  }
}
