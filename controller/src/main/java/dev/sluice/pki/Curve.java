package dev.sluice.pki;

/// The elliptic curve of all our keys.
public final class Curve {

  private Curve() {}

  /// Does what the JVM does when the curve is used for the first time, which takes it a sixth of a
  /// second. Any thread; to be called while there is something else to wait for.
  public static void prepare() {
    CertificateMaker.newKeys();
  }
}
