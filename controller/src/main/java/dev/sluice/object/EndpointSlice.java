package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// Some of the endpoints of a Service.
///
/// @param metadata name and labels; the label `kubernetes.io/service-name` names the Service
/// @param addressType `IPv4`, `IPv6` or `FQDN`
/// @param endpoints endpoints in the order written
/// @param ports ports that all endpoints have
public record EndpointSlice(
    Metadata metadata, String addressType, List<Endpoint> endpoints, List<Port> ports)
    implements ApiObject {

  /// The label that names the Service.
  public static final String SERVICE_NAME = "kubernetes.io/service-name";

  public EndpointSlice {
    endpoints = List.copyOf(endpoints);
    ports = List.copyOf(ports);
  }

  @Override
  public Kind kind() {
    return Kind.ENDPOINT_SLICE;
  }

  /// The Service that this slice belongs to, if it says so.
  public Optional<ObjectKey> service() {
    return Optional.ofNullable(metadata.labels().get(SERVICE_NAME))
        .map(name -> new ObjectKey(Kind.SERVICE, metadata.namespace(), name));
  }

  /// An endpoint.
  ///
  /// @param addresses addresses of one endpoint, interchangeable
  /// @param ready whether it takes new requests
  /// @param serving whether it answers, even if it is going away
  /// @param terminating whether it is going away
  public record Endpoint(
      List<String> addresses, boolean ready, boolean serving, boolean terminating) {

    public Endpoint {
      addresses = List.copyOf(addresses);
    }
  }

  /// A port of the endpoints.
  ///
  /// @param name name of the Service port, empty when it has none
  /// @param port port number; absent means every port
  /// @param protocol `TCP`, `UDP` or `SCTP`
  /// @param appProtocol what is spoken on the port
  public record Port(
      String name, Optional<Integer> port, String protocol, Optional<String> appProtocol) {}
}
