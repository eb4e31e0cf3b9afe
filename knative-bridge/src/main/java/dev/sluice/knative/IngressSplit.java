package dev.sluice.knative;

import java.util.SortedMap;

/// A share of the requests of an [IngressPath].
///
/// @param serviceNamespace namespace of the Service as written; empty where none is
/// @param serviceName name of the Service; empty where none is written
/// @param port port of the Service
/// @param percent share, 0 to 100
/// @param appendHeaders headers to overwrite for this share only, by name as written
public record IngressSplit(
    String serviceNamespace,
    String serviceName,
    ServicePortRef port,
    int percent,
    SortedMap<String, String> appendHeaders) {

  public IngressSplit {
    appendHeaders = SortedMaps.copyOf(appendHeaders);
  }

  /// The same with another share.
  public IngressSplit withPercent(int other) {
    return new IngressSplit(serviceNamespace, serviceName, port, other, appendHeaders);
  }
}
