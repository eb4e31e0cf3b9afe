package dev.sluice.translate.backend;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.finding.Reason;
import dev.sluice.incremental.Derived;
import dev.sluice.incremental.Incremental;
import dev.sluice.object.BackendRef;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.Service;
import dev.sluice.translate.reference.Grants;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.reference.Resolved.Broken;
import dev.sluice.translate.reference.Resolved.Found;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery;
import dev.sluice.xds.ir.Upstream.Protocol;
import java.util.stream.Collectors;

/// Resolves references to backends.
public final class Backends {

  private final Facts facts;
  private final Grants grants;
  private final Derived<ServicePort, Resolved<ServiceBackend>> byPort;

  /// Backends among the facts.
  public Backends(Incremental engine, Facts facts, Grants grants) {
    this.facts = facts;
    this.grants = grants;
    this.byPort = engine.derive("backend", this::read);
  }

  /// The name of the upstream of a Service port.
  public static String name(ServicePort port) {
    return "service/" + port.service().path() + "/" + port.port();
  }

  /// The Service port that a route may refer to. Permission is checked before existence, so that
  /// nobody learns what exists elsewhere.
  public Resolved<ServiceBackend> resolve(ObjectKey route, BackendRef backend) {
    var ref = backend.ref();
    if (!ref.refersTo(Kind.SERVICE)) {
      return new Broken<>(
          Reason.INVALID_KIND,
          "backends must be Services, not a %s of group \"%s\"".formatted(ref.kind(), ref.group()));
    }
    var service = ref.key(Kind.SERVICE, route.namespace());
    var refusal = grants.<ServiceBackend>refusal(route, service);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return backend
        .port()
        .map(port -> get(new ServicePort(service, port)))
        .orElseGet(() -> missing("a port is required: write the port of %s".formatted(service)));
  }

  /// A Service port as a destination.
  public Resolved<ServiceBackend> get(ServicePort port) {
    return byPort.get(port);
  }

  private Resolved<ServiceBackend> read(ServicePort key) {
    var service = facts.service(key.service());
    if (service.isEmpty()) {
      return missing(key.service() + " does not exist");
    }
    return service
        .get()
        .port(key.port())
        .map(port -> read(key, service.get(), port))
        .orElseGet(
            () ->
                missing(
                    "%s has no port %d; it has %s"
                        .formatted(key.service(), key.port(), ports(service.get()))));
  }

  private static Resolved<ServiceBackend> read(
      ServicePort key, Service service, Service.Port port) {
    var appProtocol = port.appProtocol().orElse("http");
    return switch (appProtocol) {
      case "kubernetes.io/h2c", "grpc", "h2c", "http2" ->
          new Found<>(backend(key, service, Protocol.HTTP2));
      case "kubernetes.io/wss", "https" -> unsupported(key, appProtocol);
      default -> new Found<>(backend(key, service, Protocol.HTTP1));
    };
  }

  private static ServiceBackend backend(ServicePort key, Service service, Protocol protocol) {
    Discovery discovery =
        service
            .externalName()
            .<Discovery>map(host -> new Discovery.Dns(host, key.port()))
            .orElseGet(Discovery.Delivered::new);
    return new ServiceBackend(key, new Upstream(name(key), protocol, discovery));
  }

  private static Broken<ServiceBackend> unsupported(ServicePort key, String appProtocol) {
    return new Broken<>(
        Reason.BACKEND_UNSUPPORTED_PROTOCOL,
        "port %d of %s has appProtocol %s, which needs TLS to the backend and is not supported yet"
            .formatted(key.port(), key.service(), appProtocol));
  }

  private static String ports(Service service) {
    return service.ports().stream()
        .map(port -> Integer.toString(port.port()))
        .collect(Collectors.joining(", "));
  }

  private static Broken<ServiceBackend> missing(String message) {
    return new Broken<>(Reason.BACKEND_NOT_FOUND, message);
  }
}
