package dev.sluice.knative;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// KIngresses for examples, all in the namespace `shop`.
public final class Ingresses {

  /// The namespace of all examples.
  public static final String NAMESPACE = "shop";

  private static final String NONE = "";

  private Ingresses() {}

  /// A KIngress that says nothing of TLS.
  public static IngressSpec spec(IngressRule... rules) {
    return new IngressSpec(List.of(), List.of(rules), HttpOption.UNSET);
  }

  /// A rule for everybody who asks for a host.
  public static IngressRule rule(String host, IngressPath... paths) {
    return new IngressRule(List.of(host), Visibility.EXTERNAL_IP, List.of(paths));
  }

  /// A path that all requests are sent along, from a beginning on.
  public static IngressPath path(String path, IngressSplit... splits) {
    return new IngressPath(path, NONE, headers(), List.of(splits), headers());
  }

  /// The same for requests with the headers.
  public static IngressPath matching(SortedMap<String, String> headers, IngressPath path) {
    return new IngressPath(
        path.path(), path.rewriteHost(), headers, path.splits(), path.appendHeaders());
  }

  /// The same with headers to overwrite.
  public static IngressPath setting(SortedMap<String, String> headers, IngressPath path) {
    return new IngressPath(path.path(), path.rewriteHost(), path.headers(), path.splits(), headers);
  }

  /// The same with another host for backends.
  public static IngressPath rewriting(String host, IngressPath path) {
    return new IngressPath(path.path(), host, path.headers(), path.splits(), path.appendHeaders());
  }

  /// Everything, to port 80 of a Service.
  public static IngressSplit all(String service) {
    return share(service, 100);
  }

  /// A share, to port 80 of a Service.
  public static IngressSplit share(String service, int percent) {
    return new IngressSplit(NAMESPACE, service, ServicePortRef.of(80), percent, headers());
  }

  /// The same with headers to overwrite.
  public static IngressSplit setting(SortedMap<String, String> headers, IngressSplit split) {
    return new IngressSplit(
        split.serviceNamespace(), split.serviceName(), split.port(), split.percent(), headers);
  }

  /// Headers: names and values in turn.
  public static SortedMap<String, String> headers(String... namesAndValues) {
    var headers = new TreeMap<String, String>();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      headers.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return headers;
  }
}
