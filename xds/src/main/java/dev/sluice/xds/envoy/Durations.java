package dev.sluice.xds.envoy;

import com.google.protobuf.Duration;

/// Durations in the form that Envoy's messages carry.
final class Durations {
  private Durations() {}

  /// The same length of time, to the nanosecond.
  static Duration of(java.time.Duration duration) {
    return Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  /// A length of time in seconds.
  static Duration seconds(long seconds) {
    return Duration.newBuilder().setSeconds(seconds).build();
  }
}
