package dev.sluice.cluster;

import java.util.Iterator;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds what differs between two maps in their natural order by walking both at once: to look up a
/// thousand keys for one change would cost more than what the change is about.
///
/// @param put takes what is in the later map alone, or with another value than in the earlier one
/// @param gone takes what is in the earlier map alone
record SideBySide<K extends Comparable<K>, V>(BiConsumer<K, V> put, Consumer<K> gone) {

  void compare(SortedMap<K, V> earlier, SortedMap<K, V> later) {
    var rest = earlier.entrySet().iterator();
    var old = next(rest);
    for (var entry : later.entrySet()) {
      for (; old != null && old.getKey().compareTo(entry.getKey()) < 0; old = next(rest)) {
        gone.accept(old.getKey());
      }
      if (!entry.equals(old)) {
        put.accept(entry.getKey(), entry.getValue());
      }
      if (old != null && old.getKey().equals(entry.getKey())) {
        old = next(rest);
      }
    }
    for (; old != null; old = next(rest)) {
      gone.accept(old.getKey());
    }
  }

  private static <K, V> @Nullable Entry<K, V> next(Iterator<Entry<K, V>> entries) {
    return entries.hasNext() ? entries.next() : null;
  }
}
