package dev.sluice.knative;

/// Which KIngress.
///
/// @param namespace its namespace
/// @param name its name
public record IngressIdentity(String namespace, String name) {}
