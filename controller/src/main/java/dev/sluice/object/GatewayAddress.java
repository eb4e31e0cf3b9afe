package dev.sluice.object;

import java.util.Optional;

/// An address requested for a Gateway.
///
/// @param type `IPAddress`, `Hostname`, or an implementation's own
/// @param value the address; absent to leave the choice to the implementation
public record GatewayAddress(String type, Optional<String> value) {

  /// The type of literal IP addresses.
  public static final String IP_ADDRESS = "IPAddress";

  /// The type of DNS names.
  public static final String HOSTNAME = "Hostname";
}
