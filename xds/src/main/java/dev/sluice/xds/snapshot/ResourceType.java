package dev.sluice.xds.snapshot;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of resources that a proxy can ask for, in the order in which they have to be created:
/// what is referred to comes before what refers to it.
public enum ResourceType {
  CLUSTER("envoy.config.cluster.v3.Cluster"),
  ENDPOINTS("envoy.config.endpoint.v3.ClusterLoadAssignment"),
  LISTENER("envoy.config.listener.v3.Listener"),
  ROUTES("envoy.config.route.v3.RouteConfiguration"),
  EXTENSION("envoy.config.core.v3.TypedExtensionConfig"),
  SECRET("envoy.extensions.transport_sockets.tls.v3.Secret");

  private static final Map<String, ResourceType> BY_URL =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(ResourceType::url, type -> type));

  private final String url;

  ResourceType(String message) {
    this.url = "type.googleapis.com/" + message;
  }

  /// The v3 type URL, as it stands in discovery requests and in `Any`.
  public String url() {
    return url;
  }

  /// The type with this v3 type URL; empty for types that Sluice does not serve.
  public static Optional<ResourceType> ofUrl(String url) {
    return Optional.ofNullable(BY_URL.get(url));
  }
}
