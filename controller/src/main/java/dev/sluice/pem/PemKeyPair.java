package dev.sluice.pem;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/// Checks a certificate chain and its key in PEM before a proxy would refuse them.
public final class PemKeyPair {

  private static final int SHORTEST_RSA_BITS = 2048;

  private PemKeyPair() {}

  /// What is wrong with the pair, if anything; never quotes the key.
  public static Optional<String> complaint(String certificateChain, String privateKey) {
    try {
      return complaint(
          PemCertificates.parse(certificateChain).getFirst().getPublicKey(), privateKey);
    } catch (CertificateException malformed) {
      return Optional.of("tls.crt is not a chain of X.509 certificates in PEM");
    }
  }

  private static Optional<String> complaint(PublicKey publicKey, String privateKey) {
    if (publicKey instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA_BITS) {
      return Optional.of(
          "tls.crt has an RSA key of less than %d bits, which proxies refuse"
              .formatted(SHORTEST_RSA_BITS));
    }
    try {
      var key = PemPrivateKey.parse(privateKey);
      return matches(publicKey, key)
          ? Optional.empty()
          : Optional.of("tls.key does not belong to the first certificate of tls.crt");
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return Optional.of("tls.key is not an unencrypted RSA or EC private key in PEM");
    }
  }

  private static boolean matches(PublicKey publicKey, PrivateKey privateKey)
      throws GeneralSecurityException {
    if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
      return false;
    }
    var algorithm = publicKey instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA";
    var probe = "probe".getBytes(StandardCharsets.US_ASCII);
    var signer = Signature.getInstance(algorithm);
    signer.initSign(privateKey);
    signer.update(probe);
    var verifier = Signature.getInstance(algorithm);
    verifier.initVerify(publicKey);
    verifier.update(probe);
    return verifier.verify(signer.sign());
  }
}
