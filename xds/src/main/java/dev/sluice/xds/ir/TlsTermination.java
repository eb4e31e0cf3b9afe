package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// How a chain ends TLS.
///
/// @param keyPairs names of [KeyPair]s to choose from by key type and server name; at least one
/// @param clients which certificates clients have to present; absent to ask for none
public record TlsTermination(List<String> keyPairs, Optional<ClientValidation> clients) {

  public TlsTermination {
    if (keyPairs.isEmpty()) {
      throw new IllegalArgumentException("TLS termination needs a key pair");
    }
    keyPairs = List.copyOf(keyPairs);
  }

  /// Ends TLS without asking clients for certificates.
  public TlsTermination(List<String> keyPairs) {
    this(keyPairs, Optional.empty());
  }
}
