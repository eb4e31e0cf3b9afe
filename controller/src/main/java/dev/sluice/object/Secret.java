package dev.sluice.object;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Confidential data; never printed.
///
/// @param metadata name and labels
/// @param type type of the Secret, such as `kubernetes.io/tls`
/// @param data decoded text by key
public record Secret(Metadata metadata, String type, SortedMap<String, String> data)
    implements ApiObject {

  public Secret {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String toString() {
    return key().toString();
  }
}
