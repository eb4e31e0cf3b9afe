package dev.sluice.app;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/// What the collector of garbage has done and left.
///
/// @param collections how many there were, of the young generation and of all
/// @param used bytes of the old generation that are taken, garbage included
/// @param needed bytes of it that were in use after all of it was collected last; 0 if it never was
record HeapReading(long collections, long used, long needed) {

  private static final String OLD = "Tenured Gen";

  /// The heap of this process as it is now. Zeros with another collector than the serial one.
  static HeapReading now() {
    var collections =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionCount)
            .sum();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().equals(OLD))
        .findFirst()
        .map(old -> reading(collections, old))
        .orElseGet(() -> new HeapReading(collections, 0, 0));
  }

  private static HeapReading reading(long collections, MemoryPoolMXBean old) {
    return new HeapReading(
        collections, old.getUsage().getUsed(), old.getCollectionUsage().getUsed());
  }

  /// Bytes that came to the old generation since all of it was collected last.
  long grown() {
    return used - needed;
  }
}
