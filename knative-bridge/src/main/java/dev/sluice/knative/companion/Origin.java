package dev.sluice.knative.companion;

import dev.sluice.knative.IngressHash;
import dev.sluice.knative.IngressIdentity;
import dev.sluice.knative.IngressSpec;
import java.util.SortedMap;

/// The KIngress that HTTPRoutes are written for.
///
/// @param identity its namespace and name
/// @param uid tells it from others that had its name before
/// @param labels its labels
/// @param annotations its annotations
/// @param spec what it asks for, without problems
public record Origin(
    IngressIdentity identity,
    String uid,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    IngressSpec spec) {

  /// Its namespace, where everything is written but listeners.
  public String namespace() {
    return identity.namespace();
  }

  /// The version of it that probes should find.
  public String hash() {
    return IngressHash.of(spec, identity.namespace(), identity.name());
  }
}
