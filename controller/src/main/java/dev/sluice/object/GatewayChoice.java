package dev.sluice.object;

import java.util.Optional;

/// A Gateway that serves KIngresses, as a ConfigMap of a Knative networking layer names it.
///
/// @param gateway the Gateway
/// @param service the Service at which its proxies are found; absent for the one that Sluice makes
/// @param gatewayClass its class as written, where somebody else's proxies serve it
/// @param selector which KIngresses it serves, by their labels; empty for those that no other
///   Gateway asks for
public record GatewayChoice(
    ObjectKey gateway,
    Optional<ObjectKey> service,
    Optional<String> gatewayClass,
    LabelSelector selector) {}
