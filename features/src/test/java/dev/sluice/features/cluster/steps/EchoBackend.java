package dev.sluice.features.cluster.steps;

/// Manifests of backends that say what they received.
final class EchoBackend {

  /// Where it speaks HTTP.
  static final int PLAIN_PORT = 3000;

  /// Where it speaks HTTP over TLS, if it has a certificate.
  static final int TLS_PORT = 8443;

  private static final String ENVIRONMENT =
      "{name: TLS_SERVER_CERT, value: /tls/tls.crt}, {name: TLS_SERVER_PRIVKEY, value:"
          + " /tls/tls.key}, {name: TLS_CLIENT_CACERTS, value: /tls/ca.crt},";

  private EchoBackend() {}

  /// The Service of the Deployment of the same name.
  ///
  /// @param target [#PLAIN_PORT] or [#TLS_PORT]
  static String service(String name, int port, int target) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: %s}
    spec:
      selector: {app: %s}
      ports: [{port: %d, targetPort: %d}]
    """
        .formatted(name, name, port, target);
  }

  /// A Deployment behind the Service of the same name.
  static String plain(String service, int replicas) {
    return deployment(service, replicas, "", "", "");
  }

  /// The same, with a certificate. If clients show one, it must be signed by `ca.crt`.
  ///
  /// @param secret with `tls.crt`, `tls.key` and `ca.crt`
  static String encrypted(String service, String secret) {
    var volume = "{name: tls, secret: {secretName: %s}}".formatted(secret);
    return deployment(service, 1, ENVIRONMENT, "{name: tls, mountPath: /tls}", volume);
  }

  /// It stops a while after it was told to, as servers must behind any proxy: until then some have
  /// not heard that its address is gone.
  private static String deployment(
      String service, int replicas, String environment, String mount, String volume) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: ${service}}
    spec:
      replicas: ${replicas}
      selector: {matchLabels: {app: ${service}}}
      template:
        metadata: {labels: {app: ${service}}}
        spec:
          containers:
          - name: echo
            image: registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0
            readinessProbe: {httpGet: {path: /health, port: 3000}, periodSeconds: 1}
            lifecycle: {preStop: {sleep: {seconds: 2}}}
            env: [${environment} {name: SERVICE_NAME, value: ${service}}]
            volumeMounts: [${mount}]
          volumes: [${volume}]
    """
        .replace("${service}", service)
        .replace("${replicas}", String.valueOf(replicas))
        .replace("${environment}", environment)
        .replace("${mount}", mount)
        .replace("${volume}", volume);
  }
}
