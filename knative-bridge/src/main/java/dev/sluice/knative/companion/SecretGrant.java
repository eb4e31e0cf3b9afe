package dev.sluice.knative.companion;

/// A ReferenceGrant that lets Gateways of another namespace use a Secret.
///
/// @param namespace namespace of the Secret and the grant
/// @param name name of the grant
/// @param secret name of the Secret
/// @param gatewayNamespace namespace of the Gateways
public record SecretGrant(String namespace, String name, String secret, String gatewayNamespace) {}
