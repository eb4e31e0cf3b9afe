package dev.sluice.object;

import java.util.List;
import java.util.Optional;

/// A named backend.
///
/// @param metadata name and labels
/// @param type `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`
/// @param externalName DNS name, when the Service stands for one
/// @param clusterIp address inside the cluster, `None` for a headless Service; absent where nobody
///   says
/// @param selecting whether a selector chooses the Pods
/// @param ports ports in the order written
/// @param ingress addresses at which a load balancer answers, as the cluster reports them
public record Service(
    Metadata metadata,
    String type,
    Optional<String> externalName,
    Optional<String> clusterIp,
    boolean selecting,
    List<Port> ports,
    List<Ingress> ingress)
    implements ApiObject {

  /// The type of Services that stand for a DNS name.
  public static final String EXTERNAL_NAME = "ExternalName";

  private static final String UDP = "UDP";

  public Service {
    ports = List.copyOf(ports);
    ingress = List.copyOf(ingress);
  }

  @Override
  public Kind kind() {
    return Kind.SERVICE;
  }

  /// The port with the number, if there is one that is not UDP.
  public Optional<Port> port(int number) {
    return ports.stream().filter(port -> port.port() == number && !port.datagrams()).findFirst();
  }

  /// The UDP port with the number, if there is one.
  public Optional<Port> udpPort(int number) {
    return ports.stream().filter(port -> port.port() == number && port.datagrams()).findFirst();
  }

  /// A port of a Service.
  ///
  /// @param name name, empty when the Service has one unnamed port
  /// @param port port number
  /// @param protocol `TCP`, `UDP` or `SCTP`
  /// @param appProtocol what is spoken on the port, such as `kubernetes.io/h2c`
  public record Port(String name, int port, String protocol, Optional<String> appProtocol) {

    /// Whether datagrams arrive here rather than connections.
    public boolean datagrams() {
      return protocol.equals(UDP);
    }
  }

  /// An address at which a load balancer answers.
  ///
  /// @param address literal IP address or DNS name
  /// @param hostname whether it is a DNS name
  public record Ingress(String address, boolean hostname) {}
}
