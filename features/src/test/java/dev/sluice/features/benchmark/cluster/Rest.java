package dev.sluice.features.benchmark.cluster;

import java.util.concurrent.locks.LockSupport;

/// Time in which a benchmark does nothing.
public final class Rest {

  private Rest() {}

  /// Lets time pass.
  public static void seconds(double seconds) {
    var end = System.nanoTime() + (long) (seconds * 1e9);
    for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
