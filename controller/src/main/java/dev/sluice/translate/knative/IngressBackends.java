package dev.sluice.translate.knative;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.finding.Reason;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.ServicePortRef;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Service;
import dev.sluice.translate.backend.Backends;
import dev.sluice.translate.backend.ServiceBackend;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.reference.Resolved.Broken;
import java.util.Optional;
import java.util.stream.Collectors;

/// Resolves the Services that splits of KIngresses lead to.
public final class IngressBackends {

  private static final String CHALLENGES = "/.well-known/acme-challenge/";

  private final Facts facts;
  private final KnativeConfigs configs;
  private final Backends backends;

  /// Services among the facts.
  public IngressBackends(Facts facts, KnativeConfigs configs, Backends backends) {
    this.facts = facts;
    this.configs = configs;
    this.backends = backends;
  }

  /// The Service port as a destination. A port that is called `http2` or `h2c` speaks HTTP/2, as
  /// one whose `appProtocol` says so.
  ///
  /// @param path where the split is written: who answers challenges of certificate authorities
  ///   speaks no TLS
  Resolved<ServiceBackend> resolve(String namespace, IngressPath path, IngressSplit split) {
    var key = new ObjectKey(Kind.SERVICE, namespace, split.serviceName());
    var service = facts.service(key);
    if (service.isEmpty()) {
      return missing(key + " does not exist");
    }
    return port(service.get(), split.port())
        .map(
            port -> backends.get(new ServicePort(key, port.port(), use(service.get(), port, path))))
        .orElseGet(() -> missing(noPort(service.get(), split.port())));
  }

  private static Optional<Service.Port> port(Service service, ServicePortRef ref) {
    return switch (ref) {
      case ServicePortRef.Numbered(var number) -> service.port(number);
      case ServicePortRef.Named(var name) ->
          service.ports().stream().filter(port -> port.name().equals(name)).findFirst();
    };
  }

  /// A Service that stands for a name is reached by way of a Gateway of the cluster, in plain text.
  private Use use(Service service, Service.Port port, IngressPath path) {
    if (configs.settings().encrypted()
        && service.externalName().isEmpty()
        && !path.path().startsWith(CHALLENGES)) {
      return Use.INTERNAL;
    }
    return Backends.speaksHttp2(port) ? Use.CALLS : Use.REQUESTS;
  }

  private static String noPort(Service service, ServicePortRef ref) {
    var wanted =
        switch (ref) {
          case ServicePortRef.Numbered(var number) -> "port " + number;
          case ServicePortRef.Named(var name) -> "port named " + name;
        };
    var there =
        service.ports().stream()
            .map(port -> port.name().isEmpty() ? "" + port.port() : port.name() + "=" + port.port())
            .collect(Collectors.joining(", "));
    return "%s has no %s; it has %s".formatted(service.key(), wanted, there);
  }

  private static Resolved<ServiceBackend> missing(String message) {
    return new Broken<>(Reason.INGRESS_BACKEND_NOT_FOUND, message);
  }
}
