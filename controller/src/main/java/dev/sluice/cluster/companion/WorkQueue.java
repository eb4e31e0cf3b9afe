package dev.sluice.cluster.companion;

import dev.sluice.object.ObjectKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Objects to look at, each once, the most urgent first. Any thread.
final class WorkQueue {

  private final Map<ObjectKey, Item> items = new HashMap<>();
  private final TreeSet<Item> inOrder = new TreeSet<>(Item.ORDER);
  private long count;

  private record Item(long due, long number, ObjectKey key) {

    static final Comparator<Item> ORDER =
        Comparator.comparingLong(Item::due).thenComparingLong(Item::number);
  }

  /// The object is to be looked at now.
  void add(ObjectKey key) {
    add(key, Duration.ZERO);
  }

  /// The object is to be looked at, not later than after this time.
  synchronized void add(ObjectKey key, Duration delay) {
    var item = new Item(System.nanoTime() + delay.toNanos(), count++, key);
    var known = items.get(key);
    if (known == null || item.due() < known.due()) {
      items.put(key, item);
      inOrder.add(item);
      if (known != null) {
        inOrder.remove(known);
      }
      notifyAll();
    }
  }

  /// The next object; waits for one.
  synchronized ObjectKey take() throws InterruptedException {
    while (true) {
      if (inOrder.isEmpty()) {
        wait();
      } else {
        var wait = inOrder.first().due() - System.nanoTime();
        if (wait <= 0) {
          var next = inOrder.pollFirst();
          items.remove(next.key());
          return next.key();
        }
        wait(Duration.ofNanos(wait).toMillis() + 1);
      }
    }
  }
}
