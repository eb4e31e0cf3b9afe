package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// A named backend.
///
/// @param metadata name and labels
/// @param externalName DNS name, when the Service stands for one
/// @param ports ports in the order written
public record Service(Metadata metadata, Optional<String> externalName, List<Port> ports)
    implements ApiObject {

  public Service {
    ports = List.copyOf(ports);
  }

  @Override
  public Kind kind() {
    return Kind.SERVICE;
  }

  /// The port with the number, if there is one that is not UDP.
  public Optional<Port> port(int number) {
    return ports.stream()
        .filter(port -> port.port() == number && !port.protocol().equals("UDP"))
        .findFirst();
  }

  /// A port of a Service.
  ///
  /// @param name name, empty when the Service has one unnamed port
  /// @param port port number
  /// @param protocol `TCP`, `UDP` or `SCTP`
  /// @param appProtocol what is spoken on the port, such as `kubernetes.io/h2c`
  public record Port(String name, int port, String protocol, Optional<String> appProtocol) {}
}
