package dev.sluice.infra;

import java.util.regex.Pattern;

/// Names and label values that fit, for Gateways whose names are longer than a Service's may be.
final class GeneratedNames {

  private static final int LONGEST = 63;
  private static final int LONGEST_START = 52;
  private static final Pattern SERVICE_NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

  private GeneratedNames() {}

  /// `gateway-class` (GEP-1762) if a Service may be called so (RFC 1035: a label that begins with a
  /// letter), else its beginning and a hash.
  static String of(String first, String second) {
    var plain = first + "-" + second;
    if (plain.length() <= LONGEST && SERVICE_NAME.matcher(plain).matches()) {
      return plain;
    }
    var readable = plain.replace('.', '-');
    var start = Character.isDigit(readable.charAt(0)) ? "g" + readable : readable;
    return cut(start) + "-" + Fingerprint.shortOf(first + "/" + second);
  }

  /// The text as a value of a label.
  static String labelValue(String text) {
    return text.length() <= LONGEST ? text : cut(text) + "-" + Fingerprint.shortOf(text);
  }

  private static String cut(String text) {
    var end = Math.min(text.length(), LONGEST_START);
    while (text.charAt(end - 1) == '-' || text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(0, end);
  }
}
