package dev.sluice.xds.ir;

import java.util.List;

/// Where the connections of one or more chains go, chosen once for each connection. Delivered apart
/// from the listeners that use it, so that a change drains nothing and open connections stay. Each
/// has a chain that names it, and each that a chain names exists: without its relay a new listener
/// would not listen for some seconds, and a relay without listener is never asked for.
///
/// @param name stable and unique in a fleet
/// @param port port as clients see it
/// @param shares chosen by weight; none to close every connection
public record Relay(String name, int port, List<Share> shares) {

  public Relay {
    shares = List.copyOf(shares);
  }

  /// A share of the connections.
  public sealed interface Share {

    /// Positive, relative to the sum of all shares.
    int weight();

    /// To an [Upstream].
    record To(String upstream, int weight) implements Share {

      public To {
        requirePositive(weight);
      }
    }

    /// Nowhere: the reference is broken, so the share is closed.
    record Refuse(int weight) implements Share {

      public Refuse {
        requirePositive(weight);
      }
    }

    private static void requirePositive(int weight) {
      if (weight <= 0) {
        throw new IllegalArgumentException("weight must be positive: " + weight);
      }
    }
  }
}
