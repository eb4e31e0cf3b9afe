package dev.sluice.features.benchmark.cluster;

/// The objects that benchmarks create, as JSON or YAML.
final class Objects {

  static final String NAMESPACE = EchoPods.NAMESPACE;
  static final String GATEWAY = "web";

  private Objects() {}

  static String gateway(String name, String className) {
    return """
    {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway", "metadata": {"name": "%s"},
     "spec": {"gatewayClassName": "%s", "listeners": [{"name": "http", "protocol": "HTTP", "port": 80}]}}
    """
        .formatted(name, className);
  }

  static String routeName(int number) {
    return "route-%05d".formatted(number);
  }

  static String serviceName(int number) {
    return "service-%05d".formatted(number);
  }

  static String host(int number) {
    return "shop-%05d.example.com".formatted(number);
  }

  /// A route of its own host with two rules.
  static String route(int number, int service) {
    var backend = "{\"name\": \"%s\", \"port\": 8080}".formatted(serviceName(service));
    return """
    {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "metadata": {"name": "%s"},
     "spec": {"parentRefs": [{"name": "web"}], "hostnames": ["%s"], "rules": [
       {"matches": [{"path": {"type": "PathPrefix", "value": "/api"}}], "backendRefs": [%s]},
       {"backendRefs": [%s]}]}}
    """
        .formatted(routeName(number), host(number), backend, backend);
  }

  /// A Service without selector: its endpoints are those that [#slice] writes.
  static String service(int number) {
    return """
    {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "%s"},
     "spec": {"ports": [{"port": 8080, "targetPort": %d}]}}
    """
        .formatted(serviceName(number), EchoPods.PORT);
  }

  static String slice(int number, String address) {
    return """
    {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
     "metadata": {"name": "%s", "labels": {"kubernetes.io/service-name": "%s",
       "endpointslice.kubernetes.io/managed-by": "benchmark"}},
     "ports": [{"port": %d, "name": "", "protocol": "TCP"}], %s}
    """
        .formatted(serviceName(number), serviceName(number), EchoPods.PORT, endpoints(address));
  }

  /// The part of a slice that says where the Service is.
  static String endpoints(String address) {
    return "\"endpoints\": [{\"addresses\": [\"%s\"], \"conditions\": {\"ready\": true}}]"
        .formatted(address);
  }
}
