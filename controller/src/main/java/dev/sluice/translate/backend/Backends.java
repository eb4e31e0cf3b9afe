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
import dev.sluice.translate.policy.BackendTlsPolicies;
import dev.sluice.translate.reference.Grants;
import dev.sluice.translate.reference.Resolved;
import dev.sluice.translate.reference.Resolved.Broken;
import dev.sluice.translate.reference.Resolved.Found;
import dev.sluice.translate.tls.InternalTls;
import dev.sluice.xds.ir.Upstream;
import dev.sluice.xds.ir.Upstream.Discovery;
import dev.sluice.xds.ir.Upstream.Protocol;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Resolves references to backends.
public final class Backends {

  private static final String TCP = "TCP";
  private static final Set<String> HTTP2 = Set.of("kubernetes.io/h2c", "grpc", "h2c", "http2");
  private static final Set<String> NAMED_HTTP2 = Set.of("http2", "h2c");
  private static final Set<String> OVER_TLS = Set.of("kubernetes.io/wss", "https");

  private final Facts facts;
  private final Grants grants;
  private final BackendTlsPolicies policies;
  private final InternalTls internalTls;
  private final Derived<ServicePort, Resolved<ServiceBackend>> byPort;

  /// Backends among the facts.
  public Backends(
      Incremental engine,
      Facts facts,
      Grants grants,
      BackendTlsPolicies policies,
      InternalTls internalTls) {
    this.facts = facts;
    this.grants = grants;
    this.policies = policies;
    this.internalTls = internalTls;
    this.byPort = engine.derive("backend", this::read);
  }

  /// The name of the upstream of a Service port.
  public static String name(ServicePort port) {
    var name = "service/%s/%d".formatted(port.service().path(), port.port());
    return switch (port.use()) {
      case REQUESTS -> name;
      case CALLS -> name + "/grpc";
      case INTERNAL -> name + "/internal";
      case STREAM -> name + "/stream";
      case PASSTHROUGH -> name + "/passthrough";
      case DATAGRAMS -> name + "/udp";
    };
  }

  /// The Service port that a route may use. Permission is checked before existence, so that nobody
  /// learns what exists elsewhere.
  ///
  /// What is found may be the port as used for requests, so that all uses have one upstream where
  /// nothing keeps them apart.
  ///
  /// @param use what the route sends there
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
      case REQUESTS, CALLS -> requests(key, service, port);
      case INTERNAL -> internal(key, service, port);
      case STREAM -> stream(key, service, policy(service, port));
      case PASSTHROUGH -> stream(key, service, Optional.empty());
      case DATAGRAMS -> datagrams(key, service);
    };
  }

  private Optional<ObjectKey> policy(Service service, Service.Port port) {
    return policies.inForce(service.key(), port.name());
  }

  private Resolved<ServiceBackend> internal(ServicePort key, Service service, Service.Port port) {
    var plain = backend(key, service, speaksHttp2(port) ? Protocol.HTTP2 : Protocol.HTTP1);
    var tls = internalTls.origination(key.service().namespace());
    return new Found<>(new ServiceBackend(key, plain.upstream().withTls(tls), Optional.empty()));
  }

  /// Whether a port says by its name or `appProtocol` that it speaks HTTP/2.
  public static boolean speaksHttp2(Service.Port port) {
    return NAMED_HTTP2.contains(port.name())
        || port.appProtocol()
            .filter(name -> HTTP2.contains(name.toLowerCase(Locale.ROOT)))
            .isPresent();
  }

  /// Connections share the upstream of requests as long as the proxy adds no TLS: what it would
  /// offer to speak inside TLS is not what they carry.
  private Resolved<ServiceBackend> stream(
      ServicePort key, Service service, Optional<ObjectKey> policy) {
    var shared = get(key.with(Use.REQUESTS));
    var plain = shared.found().filter(found -> found.upstream().tls().isEmpty());
    return plain.isPresent()
        ? shared
        : new Found<>(secured(backend(key, service, Protocol.TCP), policy));
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

  private Resolved<ServiceBackend> requests(ServicePort key, Service service, Service.Port port) {
    var appProtocol = port.appProtocol().map(name -> name.toLowerCase(Locale.ROOT));
    var policy = policy(service, port);
    if (policy.isEmpty() && appProtocol.filter(OVER_TLS::contains).isPresent()) {
      return unsupported(key, appProtocol.get());
    }
    var plain =
        appProtocol.filter(HTTP2::contains).isPresent()
            ? backend(key.with(Use.REQUESTS), service, Protocol.HTTP2)
            : backend(key, service, key.use() == Use.CALLS ? Protocol.HTTP2 : Protocol.HTTP1);
    return new Found<>(secured(plain, policy));
  }

  private ServiceBackend secured(ServiceBackend plain, Optional<ObjectKey> policy) {
    return policy
        .flatMap(policies::origination)
        .map(tls -> new ServiceBackend(plain.port(), plain.upstream().withTls(tls), policy))
        .orElse(plain);
  }

  private static ServiceBackend backend(ServicePort key, Service service, Protocol protocol) {
    Discovery discovery =
        service
            .externalName()
            .<Discovery>map(host -> new Discovery.Dns(host, key.port()))
            .orElseGet(Discovery.Delivered::new);
    return new ServiceBackend(key, new Upstream(name(key), protocol, discovery), Optional.empty());
  }

  private static Broken<ServiceBackend> unsupported(ServicePort key, String appProtocol) {
    return new Broken<>(
        Reason.BACKEND_UNSUPPORTED_PROTOCOL,
        "port %d of %s has appProtocol %s, which needs TLS to the backend: write a BackendTLSPolicy for it"
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
