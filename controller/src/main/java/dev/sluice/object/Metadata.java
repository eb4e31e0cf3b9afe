package dev.sluice.object;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every object carries besides its own fields.
///
/// @param namespace empty for cluster-scoped kinds
/// @param name name of the object
/// @param uid tells the object from others that had its name before; empty where nobody says
/// @param labels labels by key
/// @param annotations annotations by key
/// @param generation counts changes of the specification; 0 where nobody counts, as in files
/// @param created when the object was made; [Instant#EPOCH] where nobody says
/// @param deleted whether the object is going away
/// @param owners objects that this one goes away with
public record Metadata(
    String namespace,
    String name,
    String uid,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    long generation,
    Instant created,
    boolean deleted,
    List<Owner> owners) {

  public Metadata {
    labels = sorted(labels);
    annotations = sorted(annotations);
    owners = List.copyOf(owners);
  }

  /// An object without labels, as in a test or a file that says no more.
  public static Metadata of(String namespace, String name) {
    var none = Collections.<String, String>emptySortedMap();
    return new Metadata(namespace, name, "", none, none, 0, Instant.EPOCH, false, List.of());
  }

  /// The same with other labels.
  public Metadata withLabels(Map<String, String> others) {
    return new Metadata(
        namespace,
        name,
        uid,
        new TreeMap<>(others),
        annotations,
        generation,
        created,
        deleted,
        owners);
  }

  private static SortedMap<String, String> sorted(SortedMap<String, String> entries) {
    return entries.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /// An object that another one goes away with.
  ///
  /// @param apiVersion group and version as written
  /// @param kind kind as written
  /// @param name name, in the same namespace or of the cluster
  /// @param uid its identity
  /// @param controller whether it is the one that manages the other
  public record Owner(
      String apiVersion, String kind, String name, String uid, boolean controller) {}
}
