package dev.sluice.object;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a Gateway treats TLS beyond its listeners.
///
/// @param clientCertificateRef certificate to present to backends, if any
/// @param frontend how clients prove who they are, if they need to
public record GatewayTls(Optional<ObjectRef> clientCertificateRef, Optional<Frontend> frontend) {

  /// Nothing beyond the listeners.
  public static final GatewayTls NONE = new GatewayTls(Optional.empty(), Optional.empty());

  /// How clients of HTTPS listeners prove who they are.
  ///
  /// @param validation on ports that have no say of their own; no proof is needed when absent
  /// @param perPort on single ports, instead of `validation` as a whole
  public record Frontend(
      Optional<ClientValidation> validation,
      SortedMap<Integer, Optional<ClientValidation>> perPort) {

    public Frontend {
      perPort = Collections.unmodifiableSortedMap(new TreeMap<>(perPort));
    }

    /// What is needed on the port.
    public Optional<ClientValidation> on(int port) {
      return perPort.getOrDefault(port, validation);
    }
  }

  /// What makes a client trustworthy.
  ///
  /// @param caCertificateRefs objects that hold certificates of authorities; at least one
  /// @param insecureFallback whether clients without a valid certificate are let in all the same
  public record ClientValidation(List<ObjectRef> caCertificateRefs, boolean insecureFallback) {

    public ClientValidation {
      caCertificateRefs = List.copyOf(caCertificateRefs);
    }
  }
}
