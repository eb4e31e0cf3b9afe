package dev.sluice.xds.ir;

import java.util.List;

/// How a chain ends TLS.
///
/// @param keyPairs names of [KeyPair]s to choose from by key type and server name; at least one
public record TlsTermination(List<String> keyPairs) {

  public TlsTermination {
    if (keyPairs.isEmpty()) {
      throw new IllegalArgumentException("TLS termination needs a key pair");
    }
    keyPairs = List.copyOf(keyPairs);
  }
}
