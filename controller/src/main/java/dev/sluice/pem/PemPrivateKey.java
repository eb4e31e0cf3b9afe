package dev.sluice.pem;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/// Private keys in PEM: PKCS #8, and the older PKCS #1 (RSA) and SEC 1 (EC) forms wrapped into it.
public final class PemPrivateKey {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
  private static final byte[] RSA_ALGORITHM = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };
  private static final byte[] EC_P256_ALGORITHM = {
    0x30,
    0x13,
    0x06,
    0x07,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0xce,
    0x3d,
    0x02,
    0x01,
    0x06,
    0x08,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0xce,
    0x3d,
    0x03,
    0x01,
    0x07
  };
  private static final byte[] EC_P384_ALGORITHM = {
    0x30,
    0x10,
    0x06,
    0x07,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0xce,
    0x3d,
    0x02,
    0x01,
    0x06,
    0x05,
    0x2b,
    (byte) 0x81,
    0x04,
    0x00,
    0x22
  };
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final int P256_KEY_LENGTH = 32;

  private PemPrivateKey() {}

  /// The first private key in the text.
  ///
  /// @throws GeneralSecurityException if there is none that can be read
  /// @throws IllegalArgumentException if a block is not base64
  public static PrivateKey parse(String pem) throws GeneralSecurityException {
    var matcher = BLOCK.matcher(pem);
    if (!matcher.find()) {
      throw new InvalidKeyException("no private key block");
    }
    var der = Base64.getMimeDecoder().decode(matcher.group(2));
    return switch (matcher.group(1)) {
      case "RSA " -> key("RSA", pkcs8(RSA_ALGORITHM, der));
      case "EC " -> key("EC", pkcs8(curve(der), der));
      default -> anyKey(der);
    };
  }

  /// The key as a PKCS #8 block.
  public static String text(PrivateKey key) {
    return PemText.block("PRIVATE KEY", key.getEncoded());
  }

  private static PrivateKey anyKey(byte[] pkcs8) throws GeneralSecurityException {
    try {
      return key("RSA", pkcs8);
    } catch (GeneralSecurityException _) {
      return key("EC", pkcs8);
    }
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /// SEC 1, C.4: the private key is an octet string right after the version, as long as the order
  /// of the curve.
  private static byte[] curve(byte[] sec1) throws InvalidKeyException {
    for (var at = 2; at < 8 && at < sec1.length; at++) {
      if (sec1[at] == 0x04) {
        return sec1[at + 1] == P256_KEY_LENGTH ? EC_P256_ALGORITHM : EC_P384_ALGORITHM;
      }
    }
    throw new InvalidKeyException("not a SEC 1 key");
  }

  private static byte[] pkcs8(byte[] algorithm, byte[] key) {
    var octets = tagged(0x04, key);
    var body = new ByteArrayOutputStream();
    body.writeBytes(VERSION_0);
    body.writeBytes(algorithm);
    body.writeBytes(octets);
    return tagged(0x30, body.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    out.writeBytes(length(content.length));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    return length < 0x100
        ? new byte[] {(byte) 0x81, (byte) length}
        : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
  }
}
