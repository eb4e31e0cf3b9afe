package dev.sluice.knative;

/// Prints KIngresses as Go does: fields in the order of Knative's structures, most of them left out
/// when empty.
final class IngressJson {

  private IngressJson() {}

  static String of(IngressSpec spec) {
    return new GoObject()
        .unlessEmpty("tls", GoJson.list(spec.tls(), IngressJson::tls))
        .unlessEmpty("rules", GoJson.list(spec.rules(), IngressJson::rule))
        .unlessEmpty("httpOption", GoJson.text(spec.httpOption().written()))
        .toString();
  }

  private static String tls(IngressTls tls) {
    return new GoObject()
        .unlessEmpty("hosts", GoJson.list(tls.hosts(), GoJson::text))
        .unlessEmpty("secretName", GoJson.text(tls.secretName()))
        .unlessEmpty("secretNamespace", GoJson.text(tls.secretNamespace()))
        .toString();
  }

  private static String rule(IngressRule rule) {
    var http = new GoObject().field("paths", GoJson.list(rule.paths(), IngressJson::path));
    return new GoObject()
        .unlessEmpty("hosts", GoJson.list(rule.hosts(), GoJson::text))
        .field("visibility", GoJson.text(rule.visibility().written()))
        .field("http", http.toString())
        .toString();
  }

  private static String path(IngressPath path) {
    return new GoObject()
        .unlessEmpty("path", GoJson.text(path.path()))
        .unlessEmpty("rewriteHost", GoJson.text(path.rewriteHost()))
        .unlessEmpty("headers", GoJson.map(path.headers(), IngressJson::exactly))
        .field("splits", GoJson.list(path.splits(), IngressJson::split))
        .unlessEmpty("appendHeaders", GoJson.map(path.appendHeaders(), GoJson::text))
        .toString();
  }

  private static String exactly(String value) {
    return new GoObject().field("exact", GoJson.text(value)).toString();
  }

  private static String split(IngressSplit split) {
    return new GoObject()
        .field("serviceNamespace", GoJson.text(split.serviceNamespace()))
        .field("serviceName", GoJson.text(split.serviceName()))
        .field("servicePort", port(split.port()))
        .unlessEmpty("percent", Integer.toString(split.percent()))
        .unlessEmpty("appendHeaders", GoJson.map(split.appendHeaders(), GoJson::text))
        .toString();
  }

  private static String port(ServicePortRef port) {
    return switch (port) {
      case ServicePortRef.Numbered(var number) -> Integer.toString(number);
      case ServicePortRef.Named(var name) -> GoJson.text(name);
    };
  }
}
