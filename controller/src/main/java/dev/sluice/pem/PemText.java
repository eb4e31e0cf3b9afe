package dev.sluice.pem;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The text form of PEM (RFC 7468).
final class PemText {

  private static final int LINE = 64;

  private PemText() {}

  static String block(String label, byte[] der) {
    var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
        .formatted(label, encoder.encodeToString(der));
  }
}
