package dev.sluice.features.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.features.cluster.steps.Conditions;
import java.util.Map;

/// Objects of Knative as scenarios speak of them.
final class KnativeObjects {

  static final String SERVICE = "serving.knative.dev/v1 Service";
  static final String DOMAIN_MAPPING = "serving.knative.dev/v1beta1 DomainMapping";
  static final String INGRESS = "networking.internal.knative.dev/v1alpha1 Ingress";
  static final String CERTIFICATE = "networking.internal.knative.dev/v1alpha1 Certificate";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PORT = 3000;

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

  /// Whether an object is not ready, for a reason.
  static boolean failed(JsonNode object, String reason) {
    return object
        .at("/status/conditions")
        .valueStream()
        .filter(condition -> condition.path("type").asText().equals("Ready"))
        .filter(condition -> condition.path("status").asText().equals("False"))
        .anyMatch(condition -> condition.path("reason").asText().equals(reason));
  }

  /// A Service whose backend says what it received, and which revision it is.
  static String service(String name, String revision, Map<String, String> annotations) {
    return """
    apiVersion: serving.knative.dev/v1
    kind: Service
    metadata: {name: %s}
    spec: {template: %s}
    """
        .formatted(name, template(name, revision, annotations));
  }

  /// A revision of such a Service.
  ///
  /// @param annotations of the revision
  static JsonNode template(String name, String revision, Map<String, String> annotations) {
    var full = name + "-" + revision;
    var template = JSON.createObjectNode();
    template
        .withObject("/metadata")
        .put("name", full)
        .set("annotations", JSON.valueToTree(annotations));
    var container = template.withObject("/spec").putArray("containers").addObject();
    container.put("image", "registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0");
    container.putArray("ports").addObject().put("containerPort", PORT);
    container.putArray("env").addObject().put("name", "SERVICE_NAME").put("value", full);
    return template;
  }
}
