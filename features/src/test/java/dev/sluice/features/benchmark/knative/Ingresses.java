package dev.sluice.features.benchmark.knative;

import dev.sluice.features.benchmark.cluster.EchoPods;

/// The objects of a Knative Service as Serving makes them, as JSON: the ingress, and the Service of
/// a revision with its endpoints.
final class Ingresses {

  static final String NAMESPACE = EchoPods.NAMESPACE;
  static final String KIND = "networking.internal.knative.dev/v1alpha1 Ingress";

  private Ingresses() {}

  static String name(int number) {
    return "hello-%05d".formatted(number);
  }

  /// The name that clients outside of the cluster ask for.
  static String host(int number) {
    return name(number) + ".benchmark.example.com";
  }

  /// The Service of a revision.
  static String revision(int number, int generation) {
    return name(number) + "-%05d".formatted(generation);
  }

  /// A rule for names inside of the cluster and one for the public name; all requests to a
  /// revision.
  static String ingress(int number, int generation, String ingressClass) {
    return """
    {"apiVersion": "networking.internal.knative.dev/v1alpha1", "kind": "Ingress", "metadata": {
       "name": "%s", "annotations": {"networking.knative.dev/ingress.class": "%s"}},
     "spec": %s}
    """
        .formatted(name(number), ingressClass, spec(number, generation));
  }

  static String spec(int number, int generation) {
    var service = name(number) + ".benchmark";
    return """
    {"httpOption": "Enabled", "rules": [
       {"visibility": "ClusterLocal", "hosts": ["%s", "%s.svc", "%s.svc.cluster.local"], "http": %s},
       {"visibility": "ExternalIP", "hosts": ["%s"], "http": %s}]}
    """
        .formatted(
            service,
            service,
            service,
            http(number, generation),
            host(number),
            http(number, generation));
  }

  private static String http(int number, int generation) {
    var revision = revision(number, generation);
    return """
    {"paths": [{"splits": [{"percent": 100, "serviceNamespace": "benchmark", "serviceName": "%s", "servicePort": 80,
       "appendHeaders": {"Knative-Serving-Namespace": "benchmark", "Knative-Serving-Revision": "%s"}}]}]}
    """
        .formatted(revision, revision);
  }

  /// A Service without selector or address: its endpoints are those that [#slice] writes.
  static String service(int number, int generation) {
    return """
    {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "%s"},
     "spec": {"clusterIP": "None", "ports": [{"name": "http", "port": 80, "targetPort": %d}]}}
    """
        .formatted(revision(number, generation), EchoPods.PORT);
  }

  static String slice(int number, int generation, String address) {
    var name = revision(number, generation);
    return """
    {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
     "metadata": {"name": "%s", "labels": {"kubernetes.io/service-name": "%s",
       "endpointslice.kubernetes.io/managed-by": "benchmark"}},
     "ports": [{"port": %d, "name": "http", "protocol": "TCP"}], %s}
    """
        .formatted(name, name, EchoPods.PORT, endpoints(address));
  }

  /// The part of a slice that says where the Service is.
  static String endpoints(String address) {
    return "\"endpoints\": [{\"addresses\": [\"%s\"], \"conditions\": {\"ready\": true}}]"
        .formatted(address);
  }
}
