package dev.sluice.cluster.companion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.decode.ClusterObjects;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Objects for examples: KIngresses in namespace `shop` for Gateway `edge/public`.
final class Examples {

  static final String CLASS = "gateway-api.ingress.networking.knative.dev";

  private static final String INGRESS =
      """
      {"metadata": {"namespace": "shop", "name": "%1$s", "uid": "uid-%1$s", "generation": %4$d,
        "annotations": {"networking.knative.dev/ingress.class": "%5$s"}},
       "spec": {%3$s"rules": [{"hosts": ["%1$s.example.com"], "http": {"paths": [{"splits":
        [{"serviceNamespace": "shop", "serviceName": "%2$s", "servicePort": 80}]}]}}]}}
      """;

  private Examples() {}

  static KnativeIngress ingress(String name, String service) {
    return ingress(name, service, 1, CLASS);
  }

  static KnativeIngress ingress(String name, String service, int generation, String ingressClass) {
    return (KnativeIngress)
        object(
            Kind.KNATIVE_INGRESS, INGRESS.formatted(name, service, "", generation, ingressClass));
  }

  static KnativeIngress secured(String name, String service) {
    var tls =
        "\"tls\": [{\"hosts\": [\"%s.example.com\"], \"secretName\": \"certificate\"}], "
            .formatted(name);
    return (KnativeIngress)
        object(Kind.KNATIVE_INGRESS, INGRESS.formatted(name, service, tls, 1, CLASS));
  }

  static Change put(Kind kind, String json) {
    return new Change.Put(object(kind, json));
  }

  static Change settings(String external) {
    return put(
        Kind.CONFIG_MAP,
        """
        {"metadata": {"namespace": "knative-serving", "name": "config-gateway"},
         "data": {"external-gateways": "[{class: other, gateway: edge/public%1$s}]",
                  "local-gateways": "[{class: other, gateway: edge/public%1$s}]"}}
        """
            .formatted(external));
  }

  static ApiObject object(Kind kind, String json) {
    try {
      return ClusterObjects.read(kind, json.getBytes(UTF_8)).object().orElseThrow();
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
