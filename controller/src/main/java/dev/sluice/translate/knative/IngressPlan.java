package dev.sluice.translate.knative;

import dev.sluice.facts.ServicePort;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.ObjectKey;
import dev.sluice.xds.ir.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// What proxies do for the version of a KIngress that is in force.
///
/// @param ingress that version
/// @param hash what probes are answered with
/// @param served what each Gateway serves of it
/// @param backends Service ports that its rules lead to, each once
public record IngressPlan(
    KnativeIngress ingress,
    String hash,
    SortedMap<ObjectKey, Served> served,
    List<ServicePort> backends) {

  public IngressPlan {
    served = Collections.unmodifiableSortedMap(new TreeMap<>(served));
    backends = List.copyOf(backends);
  }

  /// Tells the version from all others that an object of this name ever had.
  public String version() {
    var metadata = ingress.metadata();
    return "%s:%d:%s".formatted(metadata.uid(), metadata.generation(), hash.substring(0, 8));
  }

  /// What one Gateway serves of a KIngress.
  ///
  /// @param rules rules by host, in order of precedence
  /// @param redirected hosts whose requests in plain text are sent to TLS
  /// @param certificates server names by the Secret with their certificate
  public record Served(
      SortedMap<String, List<Rule>> rules,
      SortedSet<String> redirected,
      Map<ObjectKey, SortedSet<String>> certificates) {}
}
