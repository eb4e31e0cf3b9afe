package dev.sluice.object;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Data that is not confidential.
///
/// @param metadata name and labels
/// @param data text by key
public record ConfigMap(Metadata metadata, SortedMap<String, String> data) implements ApiObject {

  public ConfigMap {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  @Override
  public Kind kind() {
    return Kind.CONFIG_MAP;
  }
}
