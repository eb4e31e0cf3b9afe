package dev.sluice.loop;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one replica of the control plane knows about the proxies of a fleet that are connected to
/// it.
///
/// @param connected how many proxies are connected
/// @param listeners stands for the listeners that the replica has published
/// @param acknowledged whether every connected proxy has acknowledged these listeners
/// @param rejections text of the proxy by name of the resource that it refused
public record FleetReport(
    int connected, String listeners, boolean acknowledged, SortedMap<String, String> rejections) {

  public FleetReport {
    rejections = Collections.unmodifiableSortedMap(new TreeMap<>(rejections));
  }

  /// Whether nobody connected keeps these listeners from being in force.
  boolean allows(String wanted) {
    return connected == 0 || (acknowledged && listeners.equals(wanted));
  }
}
