package dev.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IdleCompactionTest {

  private static final long MEGABYTE = 1 << 20;

  private HeapReading heap = new HeapReading(0, 0, 0);
  private int compactions;
  private final IdleCompaction idle = new IdleCompaction(() -> heap, () -> compactions++);

  @Test
  void garbageIsCollectedOnceNothingIsAllocatedAnyMore() {
    look(new HeapReading(5, 200 * MEGABYTE, 0));
    look(new HeapReading(9, 300 * MEGABYTE, 0));
    assertThat(compactions).isZero();

    look(new HeapReading(9, 300 * MEGABYTE, 0));
    assertThat(compactions).isOne();
  }

  @Test
  void whatIsInUseIsNotCollectedAgain() {
    look(new HeapReading(9, 300 * MEGABYTE, 0));
    look(new HeapReading(9, 300 * MEGABYTE, 0));

    look(new HeapReading(10, 150 * MEGABYTE, 150 * MEGABYTE));
    look(new HeapReading(10, 151 * MEGABYTE, 150 * MEGABYTE));
    assertThat(compactions).isOne();
  }

  @Test
  void aSmallHeapIsLeftAlone() {
    look(new HeapReading(3, 12 * MEGABYTE, 0));
    look(new HeapReading(3, 12 * MEGABYTE, 0));
    assertThat(compactions).isZero();
  }

  @Test
  void theHeapOfThisProcessCanBeRead() {
    var reading = HeapReading.now();
    assertThat(reading.used()).isNotNegative();
    assertThat(reading.collections()).isNotNegative();
  }

  private void look(HeapReading reading) {
    heap = reading;
    idle.look();
  }
}
