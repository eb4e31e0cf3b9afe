package dev.sluice.app;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The secret that our Envoy shows to the discovery service, so that no other user of the machine
/// can read certificates from it.
///
/// @param value hexadecimal digits; never printed
record XdsToken(String value) {

  private static final int BYTES = 32;

  static XdsToken random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new XdsToken(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return "XdsToken";
  }
}
