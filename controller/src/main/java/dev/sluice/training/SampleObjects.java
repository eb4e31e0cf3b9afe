package dev.sluice.training;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.MalformedJsonException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is in a sample cluster, each as its manifest in JSON: a Gateway with routes to Services,
/// and what a layer of Knative finds.
final class SampleObjects {

  private static final int ROUTES = 100;

  private SampleObjects() {}

  /// All there is at the start.
  static Stream<Obj> all() {
    return Stream.concat(
            SINGLE.lines(),
            IntStream.range(0, ROUTES)
                .mapToObj(number -> REPEATED.replace("NUMBER", Integer.toString(number)))
                .flatMap(String::lines))
        .map(SampleObjects::parsed);
  }

  /// Another version of one of the routes.
  static Obj edited() {
    return parsed(
        REPEATED
            .lines()
            .findFirst()
            .orElseThrow()
            .replace("NUMBER", "0")
            .replace("/api", "/edited"));
  }

  private static Obj parsed(String json) {
    try {
      return (Obj) Json.parse(json);
    } catch (MalformedJsonException impossible) {
      throw new IllegalStateException(json, impossible);
    }
  }

  private static final String SINGLE =
      """
      {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop","labels":{"kubernetes.io/metadata.name":"shop"}}}
      {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"sluice-system"}}
      {"apiVersion":"gateway.networking.k8s.io/v1","kind":"GatewayClass","metadata":{"name":"sluice"},"spec":{"controllerName":"sluice.dev/gateway-controller"}}
      {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"namespace":"shop","name":"web"},"spec":{"gatewayClassName":"sluice","listeners":[{"name":"http","port":80,"protocol":"HTTP","allowedRoutes":{"namespaces":{"from":"All"}}}]}}
      {"apiVersion":"v1","kind":"ConfigMap","metadata":{"namespace":"knative-serving","name":"config-sluice"},"data":{"external-gateways":"- gateway: shop/web\\n","local-gateways":"- gateway: shop/web\\n"}}
      {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"namespace":"sluice-system","name":"sluice-1","labels":{"kubernetes.io/service-name":"sluice"}},"addressType":"IPv4","endpoints":[{"addresses":["127.0.0.1"],"conditions":{"ready":true}}],"ports":[{"name":"xds","port":18000}]}
      """;

  private static final String REPEATED =
      """
      {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"namespace":"shop","name":"route-NUMBER"},"spec":{"parentRefs":[{"group":"gateway.networking.k8s.io","kind":"Gateway","name":"web"}],"hostnames":["host-NUMBER.example.com"],"rules":[{"matches":[{"path":{"type":"PathPrefix","value":"/api"},"headers":[{"type":"Exact","name":"x-version","value":"two"}]}],"filters":[{"type":"RequestHeaderModifier","requestHeaderModifier":{"set":[{"name":"x-sample","value":"sample"}]}}],"timeouts":{"request":"10s"},"backendRefs":[{"group":"","kind":"Service","name":"service-NUMBER","port":80,"weight":1}]}]}}
      {"apiVersion":"networking.internal.knative.dev/v1alpha1","kind":"Ingress","metadata":{"namespace":"shop","name":"ingress-NUMBER","annotations":{"networking.knative.dev/ingress.class":"sluice.ingress.networking.knative.dev"}},"spec":{"httpOption":"Enabled","rules":[{"hosts":["ingress-NUMBER.shop","ingress-NUMBER.shop.svc","ingress-NUMBER.shop.svc.cluster.local"],"visibility":"ClusterLocal","http":{"paths":[{"splits":[{"appendHeaders":{"Knative-Serving-Revision":"one"},"percent":100,"serviceName":"service-NUMBER","serviceNamespace":"shop","servicePort":80}]}]}},{"hosts":["ingress-NUMBER.shop.example.com"],"visibility":"ExternalIP","http":{"paths":[{"splits":[{"percent":100,"serviceName":"service-NUMBER","serviceNamespace":"shop","servicePort":80}]}]}}]}}
      {"apiVersion":"v1","kind":"Service","metadata":{"namespace":"shop","name":"service-NUMBER"},"spec":{"type":"ClusterIP","ports":[{"name":"http","port":80,"protocol":"TCP","targetPort":8080}]}}
      {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"namespace":"shop","name":"service-NUMBER-1","labels":{"kubernetes.io/service-name":"service-NUMBER"}},"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":true,"serving":true,"terminating":false}}],"ports":[{"name":"http","port":8080,"protocol":"TCP"}]}
      """;
}
