package dev.sluice.object;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A Gateway that serves KIngresses, as a ConfigMap of a Knative networking layer names it.
///
/// @param gateway the Gateway
/// @param service the Service at which its proxies are found; absent for the one that Sluice makes
/// @param gatewayClass its class as written, where somebody else's proxies serve it
/// @param selector which KIngresses it serves, by their labels; empty for those that no other
///   Gateway asks for
/// @param features what its controller is said to support beyond the core of the API, where
///   somebody else's proxies serve it
public record GatewayChoice(
    ObjectKey gateway,
    Optional<ObjectKey> service,
    Optional<String> gatewayClass,
    LabelSelector selector,
    SortedSet<String> features) {

  public GatewayChoice {
    features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
  }
}
