package dev.sluice.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates (RFC 5280) with keys on the curve P-256. Bouncy Castle writes the structure,
/// the JDK signs.
final class CertificateMaker {

  private static final X500Principal AUTHORITY = new X500Principal("O=Sluice, CN=Sluice authority");
  private static final X500Principal HOLDER = new X500Principal("O=Sluice");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  private CertificateMaker() {}

  static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }

  /// A new authority, signed by itself.
  static Authority authority(Validity validity) {
    var keys = newKeys();
    try {
      var builder = builder(AUTHORITY, keys.getPublic(), validity);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return new Authority(sign(builder, keys.getPrivate()), keys.getPrivate());
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A certificate for both ends of a TLS connection.
  static X509Certificate certificate(
      Identity identity, PublicKey key, Validity validity, Authority signer) {
    try {
      var builder = builder(HOLDER, key, validity);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, purpose(identity));
      builder.addExtension(Extension.subjectAlternativeName, false, names(identity));
      // two authorities have the same name during a succession: the identifier tells which one
      // signed
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils()
              .createAuthorityKeyIdentifier(signer.certificate().getPublicKey()));
      return sign(builder, signer.key());
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Principal subject, PublicKey key, Validity validity) {
    return new JcaX509v3CertificateBuilder(
        AUTHORITY,
        new BigInteger(SERIAL_BITS, RANDOM).setBit(0),
        Date.from(validity.from()),
        Date.from(validity.until()),
        subject,
        key);
  }

  /// Replicas of the control plane are also clients, of each other; proxies are nothing else.
  private static ExtendedKeyUsage purpose(Identity identity) {
    return new ExtendedKeyUsage(
        switch (identity) {
          case Identity.ControlPlane _ ->
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
          case Identity.Proxies _ -> new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth};
        });
  }

  private static GeneralNames names(Identity identity) {
    var uri = new GeneralName(GeneralName.uniformResourceIdentifier, identity.uri());
    var hosts =
        identity.dnsNames().stream().map(name -> new GeneralName(GeneralName.dNSName, name));
    return new GeneralNames(Stream.concat(Stream.of(uri), hosts).toArray(GeneralName[]::new));
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }
}
