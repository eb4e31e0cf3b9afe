package dev.sluice.loop;

import java.time.Duration;

/// How long to wait for more changes before translating.
///
/// @param quiet translate when nothing came for this long
/// @param longest translate after this long in any case
public record HoldOff(Duration quiet, Duration longest) {

  /// Short enough that nobody notices, long enough to join what belongs together.
  public static final HoldOff SHORT = new HoldOff(Duration.ofMillis(1), Duration.ofMillis(20));
}
