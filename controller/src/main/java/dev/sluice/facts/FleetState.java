package dev.sluice.facts;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known about the proxies of a fleet.
///
/// @param connected how many proxies are connected
/// @param programmed whether the proxies have acknowledged the listeners that they should have
/// @param rejections text of the proxy by name of the resource that it refused
public record FleetState(int connected, boolean programmed, SortedMap<String, String> rejections) {

  /// No proxy has connected yet.
  public static final FleetState UNKNOWN = new FleetState(0, false, new TreeMap<>());

  public FleetState {
    rejections = Collections.unmodifiableSortedMap(new TreeMap<>(rejections));
  }
}
