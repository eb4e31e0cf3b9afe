package dev.sluice.app;

import dev.sluice.pki.Curve;
import okhttp3.OkHttpClient;

/// What the start of the controller comes to later and what takes the JVM long the first time. Done
/// on a thread of its own, while the application context is made.
public final class WarmUp {

  private WarmUp() {}

  /// Returns at once.
  public static void begin() {
    Thread.ofPlatform().name("warm-up").daemon().start(WarmUp::run);
  }

  /// The keys of the first TLS connection and of our certificates; the authorities that every
  /// client of HTTP trusts by default.
  private static void run() {
    Curve.prepare();
    var _ = new OkHttpClient();
  }
}
