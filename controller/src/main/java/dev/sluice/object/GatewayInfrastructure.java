package dev.sluice.object;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a Gateway asks of the objects that are made for it.
///
/// @param labels labels that each of them gets
/// @param annotations annotations that each of them gets
/// @param parametersRef configuration of the Gateway, if any
public record GatewayInfrastructure(
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    Optional<LocalRef> parametersRef) {

  /// Nothing in particular.
  public static final GatewayInfrastructure NONE =
      new GatewayInfrastructure(
          Collections.emptySortedMap(), Collections.emptySortedMap(), Optional.empty());

  public GatewayInfrastructure {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }
}
