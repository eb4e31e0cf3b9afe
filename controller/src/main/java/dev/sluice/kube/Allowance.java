package dev.sluice.kube;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Decides which events are worth telling: the same one not again for a while, and not too many at
/// all. One thread at a time.
final class Allowance {

  private final Duration repetition;
  private final Duration interval;
  private final int burst;
  private final SequencedMap<EventNote, Long> told = new LinkedHashMap<>();
  private long credit;
  private long counted;

  /// @param repetition after this time the same may be said again
  /// @param interval one event may be told per interval on the long run
  /// @param burst so many may be told at once after a rest
  Allowance(Duration repetition, Duration interval, int burst, long now) {
    this.repetition = repetition;
    this.interval = interval;
    this.burst = burst;
    this.credit = interval.multipliedBy(burst).toNanos();
    this.counted = now;
  }

  /// Whether the event may be told at this moment, in nanoseconds of [System#nanoTime].
  boolean allows(EventNote note, long now) {
    forget(now);
    credit = Math.min(interval.multipliedBy(burst).toNanos(), credit + now - counted);
    counted = now;
    if (told.containsKey(note) || credit < interval.toNanos()) {
      return false;
    }
    credit -= interval.toNanos();
    told.put(note, now);
    return true;
  }

  private void forget(long now) {
    Map.Entry<EventNote, Long> first = told.firstEntry();
    while (first != null && now - first.getValue() > repetition.toNanos()) {
      told.pollFirstEntry();
      first = told.firstEntry();
    }
  }
}
