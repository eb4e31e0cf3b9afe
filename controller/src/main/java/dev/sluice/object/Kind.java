package dev.sluice.object;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds of objects that Sluice reads.
public enum Kind {
  GATEWAY_CLASS("gateway.networking.k8s.io", "GatewayClass", false, true),
  GATEWAY("gateway.networking.k8s.io", "Gateway", true, true),
  HTTP_ROUTE("gateway.networking.k8s.io", "HTTPRoute", true, true),
  REFERENCE_GRANT("gateway.networking.k8s.io", "ReferenceGrant", true, true),
  SERVICE("", "Service", true, false),
  ENDPOINT_SLICE("discovery.k8s.io", "EndpointSlice", true, false),
  SECRET("", "Secret", true, false),
  CONFIG_MAP("", "ConfigMap", true, false),
  NAMESPACE("", "Namespace", false, false);

  private final String group;
  private final String label;
  private final boolean namespaced;
  private final boolean beta;

  Kind(String group, String label, boolean namespaced, boolean beta) {
    this.group = group;
    this.label = label;
    this.namespaced = namespaced;
    this.beta = beta;
  }

  /// The API group; empty for the core group.
  public String group() {
    return group;
  }

  /// The kind as written in manifests, such as `HTTPRoute`.
  public String label() {
    return label;
  }

  /// Whether objects of this kind live in a namespace.
  public boolean namespaced() {
    return namespaced;
  }

  /// The versions that are understood, preferred one first.
  public List<String> versions() {
    return beta ? List.of("v1", "v1beta1") : List.of("v1");
  }

  /// The kind with this group and label, in whatever version.
  public static Optional<Kind> of(String group, String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.group.equals(group) && kind.label.equals(label))
        .findFirst();
  }
}
