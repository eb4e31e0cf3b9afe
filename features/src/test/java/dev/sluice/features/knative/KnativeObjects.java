package dev.sluice.features.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.steps.Conditions;

/// Objects of Knative as scenarios speak of them.
final class KnativeObjects {

  static final String SERVICE = "serving.knative.dev/v1 Service";
  static final String DOMAIN_MAPPING = "serving.knative.dev/v1beta1 DomainMapping";
  static final String INGRESS = "networking.internal.knative.dev/v1alpha1 Ingress";
  static final String CERTIFICATE = "networking.internal.knative.dev/v1alpha1 Certificate";

  private KnativeObjects() {}

  /// Whether what was asked for last is there.
  static boolean ready(JsonNode object) {
    var status = object.path("status");
    return status.path("observedGeneration").asLong() == object.at("/metadata/generation").asLong()
        && Conditions.has(status, "Ready", "True");
  }

  /// Whether a Service is ready with a revision as its latest.
  static boolean ready(JsonNode service, String revision) {
    return ready(service)
        && service.at("/status/latestReadyRevisionName").asText().equals(revision);
  }

  /// A Service whose backend says what it received, and which revision it is.
  static String service(String name, String revision) {
    return """
    apiVersion: serving.knative.dev/v1
    kind: Service
    metadata: {name: %s}
    spec: {template: %s}
    """
        .formatted(name, template(name, revision));
  }

  /// The next revision of such a Service.
  static String template(String name, String revision) {
    return """
    {"metadata": {"name": "${name}-${revision}"}, "spec": {"containers": [{
      "image": "registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0",
      "ports": [{"containerPort": 3000}],
      "env": [{"name": "SERVICE_NAME", "value": "${name}-${revision}"}]}]}}\
    """
        .replace("${name}", name)
        .replace("${revision}", revision);
  }
}
