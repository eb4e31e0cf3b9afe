package dev.sluice.knative;

/// Short texts that stand for long ones.
public final class Fingerprints {

  private static final int LENGTH = 8;

  private Fingerprints() {}

  /// Eight hexadecimal digits that differ where the texts do.
  public static String shortOf(String text) {
    return IngressHash.sha256(text).substring(0, LENGTH);
  }
}
