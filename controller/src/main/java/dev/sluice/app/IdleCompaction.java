package dev.sluice.app;

import java.time.Duration;
import java.util.function.Supplier;

/// Gives memory back once a burst is over. The serial collector lets garbage lie in the old
/// generation until the heap is as big as it may be, and keeps the heap that big; so when nothing
/// has been allocated for a while and garbage may have gathered, all of it is collected. That stops
/// every thread for longer than anything else does, so it is left to a time when nobody waits.
///
/// One thread looks.
final class IdleCompaction implements Runnable {

  /// How long nothing is to happen before.
  static final Duration REST = Duration.ofSeconds(20);

  private static final long WORTHWHILE = 32 << 20;

  private final Supplier<HeapReading> heap;
  private final Runnable compaction;
  private long collections = -1;

  /// @param heap says how the heap is
  /// @param compaction collects all garbage
  IdleCompaction(Supplier<HeapReading> heap, Runnable compaction) {
    this.heap = heap;
    this.compaction = compaction;
  }

  /// Looks at the heap of this process from now on, until it ends.
  static void begin() {
    Thread.ofVirtual()
        .name("idle-compaction")
        .start(new IdleCompaction(HeapReading::now, System::gc));
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(REST);
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Compacts if nothing was collected since the last look, and it is worthwhile.
  void look() {
    var reading = heap.get();
    var idle = reading.collections() == collections;
    collections = reading.collections();
    if (idle && reading.grown() >= WORTHWHILE) {
      compaction.run();
    }
  }
}
