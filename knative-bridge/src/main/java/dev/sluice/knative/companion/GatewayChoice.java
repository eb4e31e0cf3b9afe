package dev.sluice.knative.companion;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// A Gateway that the configuration offers for KIngresses, and what of it matters.
///
/// @param namespace its namespace
/// @param name its name
/// @param selector labels of the KIngresses it is for; all when empty
/// @param features what its controller is said to support beyond the core of the API
/// @param listeners its listeners for HTTP and HTTPS that somebody else wrote
public record GatewayChoice(
    String namespace,
    String name,
    SortedMap<String, String> selector,
    SortedSet<String> features,
    List<Listener> listeners) {

  private static final String REQUEST_TIMEOUT = "HTTPRouteRequestTimeout";

  public GatewayChoice {
    listeners = List.copyOf(listeners);
  }

  /// A listener.
  ///
  /// @param name its name
  /// @param secure whether it ends TLS
  /// @param hostname hosts it is for, as the API writes them; absent for all
  public record Listener(String name, boolean secure, Optional<String> hostname) {

    /// Whether requests for a host can arrive here.
    boolean covers(String host) {
      return hostname
          .map(own -> own.startsWith("*.") ? host.endsWith(own.substring(1)) : own.equals(host))
          .orElse(true);
    }
  }

  /// Whether time limits of routes can be switched off.
  boolean limitsTime() {
    return features.contains(REQUEST_TIMEOUT);
  }

  /// Whether the KIngress has all labels that are asked for.
  boolean selects(SortedMap<String, String> labels) {
    return labels.entrySet().containsAll(selector.entrySet());
  }
}
