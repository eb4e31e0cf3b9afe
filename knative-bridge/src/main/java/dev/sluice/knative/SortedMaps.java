package dev.sluice.knative;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Copies of maps that nobody changes; those without entries take no memory.
final class SortedMaps {

  private SortedMaps() {}

  static SortedMap<String, String> copyOf(SortedMap<String, String> entries) {
    return entries.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }
}
