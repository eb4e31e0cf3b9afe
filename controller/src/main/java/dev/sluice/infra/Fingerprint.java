package dev.sluice.infra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short name for a long text.
final class Fingerprint {

  private static final int BYTES = 16;
  private static final int SHORT_DIGITS = 10;

  private Fingerprint() {}

  /// 32 hexadecimal digits.
  static String of(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// 10 hexadecimal digits, for names.
  static String shortOf(String text) {
    return of(text).substring(0, SHORT_DIGITS);
  }
}
