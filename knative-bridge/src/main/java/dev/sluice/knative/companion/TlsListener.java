package dev.sluice.knative.companion;

/// A listener for TLS on port 443 that a Gateway is to have for a KIngress. Routes of the namespace
/// of the KIngress may attach.
///
/// @param gatewayNamespace namespace of the Gateway
/// @param gateway name of the Gateway
/// @param name name of the listener, the same as long as KIngress and host are
/// @param hostname host that clients name
/// @param secretNamespace namespace of the Secret, and of the routes that may attach
/// @param secret name of the Secret with the certificate
public record TlsListener(
    String gatewayNamespace,
    String gateway,
    String name,
    String hostname,
    String secretNamespace,
    String secret) {

  boolean isOn(GatewayChoice choice) {
    return choice.namespace().equals(gatewayNamespace) && choice.name().equals(gateway);
  }
}
