package dev.sluice.object;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every object carries besides its own fields.
///
/// @param namespace empty for cluster-scoped kinds
/// @param name name of the object
/// @param labels labels by key
/// @param annotations annotations by key
/// @param generation counts changes of the specification; 0 where nobody counts, as in files
/// @param created when the object was made; [Instant#EPOCH] where nobody says
public record Metadata(
    String namespace,
    String name,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    long generation,
    Instant created) {

  public Metadata {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /// An object without labels, as in a test or a file that says no more.
  public static Metadata of(String namespace, String name) {
    return new Metadata(
        namespace, name, new TreeMap<>(Map.of()), new TreeMap<>(Map.of()), 0, Instant.EPOCH);
  }
}
