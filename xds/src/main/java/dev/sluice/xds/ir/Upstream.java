package dev.sluice.xds.ir;

/// A destination for requests. One per backend, port and policy, never one per rule, and constant
/// while endpoints come and go.
///
/// @param name stable and unique in a fleet
/// @param protocol what the members speak
/// @param discovery how members are found
public record Upstream(String name, Protocol protocol, Discovery discovery) {

  /// What the members of an upstream speak.
  public enum Protocol {
    HTTP1,
    HTTP2
  }

  /// How the members of an upstream are found.
  public sealed interface Discovery {

    /// From the [Members] of the same name.
    record Delivered() implements Discovery {}

    /// By resolving a name.
    ///
    /// @param host DNS name
    /// @param port port of every address found
    record Dns(String host, int port) implements Discovery {}
  }
}
