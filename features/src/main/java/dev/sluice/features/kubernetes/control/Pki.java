package dev.sluice.features.kubernetes.control;

import dev.sluice.features.kubernetes.AddressPlan;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The keys and certificates of a cluster, written as PEM files `NAME.crt` and `NAME.key`.
public final class Pki {
  private static final Duration LIFETIME = Duration.ofDays(30);

  private final Path directory;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, X509CertificateHolder> certificates = new HashMap<>();
  private final Map<String, PrivateKey> privateKeys = new HashMap<>();

  private Pki(Path directory) {
    this.directory = directory;
  }

  /// Makes everything a cluster needs.
  public static Pki create(Path directory) {
    try {
      Files.createDirectories(directory);
      Pki pki = new Pki(directory);
      Authority cluster = pki.authority("ca", "cluster-ca");
      pki.server(
          cluster,
          "apiserver",
          "CN=kube-apiserver",
          AddressPlan.NODE_IP,
          AddressPlan.FIRST_SERVICE_IP,
          "127.0.0.1",
          "localhost",
          "kubernetes",
          "kubernetes.default",
          "kubernetes.default.svc",
          "kubernetes.default.svc." + AddressPlan.CLUSTER_DOMAIN);
      pki.server(
          cluster,
          "kubelet",
          "O=system:nodes,CN=system:node:" + AddressPlan.NODE_NAME,
          AddressPlan.NODE_IP,
          AddressPlan.NODE_NAME);
      pki.client(cluster, "admin", "O=system:masters,CN=kubernetes-admin");
      pki.client(cluster, "apiserver-kubelet", "O=system:masters,CN=kube-apiserver-kubelet-client");
      Authority frontProxy = pki.authority("front-proxy-ca", "front-proxy-ca");
      pki.client(frontProxy, "front-proxy", "CN=front-proxy-client");
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      KeyPair serviceAccounts = rsa.generateKeyPair();
      pki.write("service-accounts.key", "PRIVATE KEY", serviceAccounts.getPrivate());
      pki.write("service-accounts.pub", "PUBLIC KEY", serviceAccounts.getPublic());
      return pki;
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("cannot make the cluster's certificates", e);
    }
  }

  /// The file of a certificate.
  public String certificate(String name) {
    return directory.resolve(name + ".crt").toString();
  }

  /// The file of a private key.
  public String key(String name) {
    return directory.resolve(name + ".key").toString();
  }

  /// A TLS context that shows the named certificate to clients.
  public SSLContext serverContext(String name) {
    try {
      X509Certificate certificate =
          new JcaX509CertificateConverter().getCertificate(certificates.get(name));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          name, privateKeys.get(name), new char[0], new X509Certificate[] {certificate});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, random);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Authority(X500Name name, KeyPair keys) {}

  private Authority authority(String file, String commonName)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    X500Name name = new X500Name("CN=" + commonName);
    KeyPair keys = ellipticKeys();
    Authority self = new Authority(name, keys);
    var builder =
        builder(self, name, keys)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
            .addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
    write(self, builder, file, keys);
    return self;
  }

  private void server(Authority issuer, String file, String subject, String... names)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    GeneralName[] alternatives = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      int tag = Character.isDigit(names[i].charAt(0)) ? GeneralName.iPAddress : GeneralName.dNSName;
      alternatives[i] = new GeneralName(tag, names[i]);
    }
    KeyPair keys = ellipticKeys();
    var builder =
        builder(issuer, new X500Name(subject), keys)
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
    write(issuer, builder, file, keys);
  }

  private void client(Authority issuer, String file, String subject)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPair keys = ellipticKeys();
    var builder =
        builder(issuer, new X500Name(subject), keys)
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    write(issuer, builder, file, keys);
  }

  private JcaX509v3CertificateBuilder builder(Authority issuer, X500Name subject, KeyPair keys) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer.name(),
        new BigInteger(120, random),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(LIFETIME)),
        subject,
        keys.getPublic());
  }

  private void write(Authority issuer, X509v3CertificateBuilder builder, String file, KeyPair keys)
      throws OperatorCreationException, IOException {
    X509CertificateHolder certificate =
        builder.build(
            new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.keys().getPrivate()));
    certificates.put(file, certificate);
    privateKeys.put(file, keys.getPrivate());
    Files.writeString(
        directory.resolve(file + ".crt"), pem("CERTIFICATE", certificate.getEncoded()));
    write(file + ".key", "PRIVATE KEY", keys.getPrivate());
  }

  private void write(String file, String kind, Key key) throws IOException {
    Files.writeString(directory.resolve(file), pem(kind, key.getEncoded()));
  }

  private static KeyPair ellipticKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static String pem(String kind, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
