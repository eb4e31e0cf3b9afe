package dev.sluice.features.cluster.steps;

import java.io.IOException;

/// Where requests of a scenario go.
@FunctionalInterface
interface Entrance {

  /// The address to connect to.
  ///
  /// @param host that the request asks for
  /// @throws IOException if there is none
  String address(String host) throws IOException;
}
