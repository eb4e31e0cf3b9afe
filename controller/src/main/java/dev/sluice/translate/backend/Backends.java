package dev.sluice.translate.backend;

import dev.sluice.facts.Facts;
import dev.sluice.facts.ServicePort;
import dev.sluice.facts.ServicePort.Use;
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

  private static final String TCP = "TCP";

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
    var name = "service/" + port.service().path() + "/" + port.port();
    return switch (port.use()) {
      case REQUESTS -> name;
      case STREAM -> name + "/stream";
      case PASSTHROUGH -> name + "/passthrough";
      case DATAGRAMS -> name + "/udp";
    };
  }

  /// The Service port that a route may send requests to. Permission is checked before existence, so
  /// that nobody learns what exists elsewhere.
  public Resolved<ServiceBackend> resolve(ObjectKey route, BackendRef backend) {
    return resolve(route, backend, Use.REQUESTS);
  }

  /// The Service port that a route may use. What is found for connections may be the port as used
  /// for requests, so that both have one upstream where nothing keeps them apart.
  public Resolved<ServiceBackend> resolve(ObjectKey route, BackendRef backend, Use use) {
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
        .map(port -> get(new ServicePort(service, port, use)))
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
    return key.in(service.get())
        .map(port -> read(key, service.get(), port))
        .orElseGet(
            () ->
                missing(
                    "%s has no %sport %d; it has %s"
                        .formatted(
                            key.service(),
                            key.datagrams() ? "UDP " : "",
                            key.port(),
                            ports(service.get()))));
  }

  private Resolved<ServiceBackend> read(ServicePort key, Service service, Service.Port port) {
    return switch (key.use()) {
      case REQUESTS -> requests(key, service, port);
      case STREAM, PASSTHROUGH -> stream(key, service);
      case DATAGRAMS -> datagrams(key, service);
    };
  }

  /// Connections share the upstream of requests as long as the proxy adds no TLS: what it would
  /// offer to speak inside TLS is not what they carry.
  private Resolved<ServiceBackend> stream(ServicePort key, Service service) {
    var shared = get(key.with(Use.REQUESTS));
    var plain = shared.found().filter(found -> found.upstream().tls().isEmpty());
    return plain.isPresent() ? shared : new Found<>(backend(key, service, Protocol.TCP));
  }

  private static Resolved<ServiceBackend> datagrams(ServicePort key, Service service) {
    return service
        .externalName()
        .<Resolved<ServiceBackend>>map(
            _ ->
                new Broken<>(
                    Reason.BACKEND_UNSUPPORTED_PROTOCOL,
                    "%s stands for a name elsewhere, which is not supported for UDP: refer to a Service with endpoints"
                        .formatted(key.service())))
        .orElseGet(() -> new Found<>(backend(key, service, Protocol.UDP)));
  }

  private static Resolved<ServiceBackend> requests(
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
    return service.ports().stream().map(Backends::number).collect(Collectors.joining(", "));
  }

  private static String number(Service.Port port) {
    return port.protocol().equals(TCP) ? "" + port.port() : port.port() + "/" + port.protocol();
  }

  private static Broken<ServiceBackend> missing(String message) {
    return new Broken<>(Reason.BACKEND_NOT_FOUND, message);
  }
}
