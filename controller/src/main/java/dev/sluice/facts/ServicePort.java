package dev.sluice.facts;

import dev.sluice.object.ObjectKey;
import dev.sluice.object.Service;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A port of a Service and what it is used for. There is one upstream for each.
///
/// One port can have several uses, because what a proxy speaks to an upstream is fixed: a port that
/// does not say that it understands HTTP/2 gets HTTP/1.1 from HTTPRoutes and HTTP/2 from
/// GRPCRoutes, so that no route changes what another one gets.
///
/// @param service the Service
/// @param port its port number
/// @param use what is sent there
public record ServicePort(ObjectKey service, int port, Use use) {

  /// What is sent to a port.
  public enum Use {
    /// HTTP requests, in the version that the port asks for.
    REQUESTS,
    /// Calls of gRPC, over HTTP/2 whether or not the port asks for it.
    CALLS,
    /// HTTP requests, over TLS between Knative's own certificates.
    INTERNAL,
    /// Bytes of connections, over TLS where a policy asks for it.
    STREAM,
    /// Bytes of connections as they come from clients, who speak TLS to the backend themselves.
    PASSTHROUGH,
    /// UDP datagrams.
    DATAGRAMS
  }

  /// A port that takes HTTP requests.
  public ServicePort(ObjectKey service, int port) {
    this(service, port, Use.REQUESTS);
  }

  /// The same port, used for something else.
  public ServicePort with(Use other) {
    return new ServicePort(service, port, other);
  }

  /// Whether datagrams arrive rather than connections. A Service may have a port of either kind
  /// under one number.
  public boolean datagrams() {
    return use == Use.DATAGRAMS;
  }

  /// The port as the Service describes it, if it has such a port.
  public Optional<Service.Port> in(Service found) {
    return datagrams() ? found.udpPort(port) : found.port(port);
  }

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ServicePort found
            && port == found.port
            && use == found.use
            && service.equals(found.service));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * service.hashCode() + port) + use.hashCode();
  }
}
