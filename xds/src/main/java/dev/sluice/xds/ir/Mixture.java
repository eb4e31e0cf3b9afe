package dev.sluice.xds.ir;

import java.util.List;

/// The endpoints of an upstream that takes the datagrams of several backends by weight: each
/// session goes to one member, chosen once.
///
/// @param upstream name of the [Upstream], whose discovery is [Upstream.Discovery.Delivered]
/// @param portions chosen by weight; none to drop every datagram
public record Mixture(String upstream, List<Portion> portions) {

  public Mixture {
    portions = List.copyOf(portions);
  }

  /// The share of one backend.
  ///
  /// @param members its endpoints; where there are none, the datagrams of the share are dropped
  /// @param weight positive, relative to the sum of all portions
  public record Portion(List<Member> members, int weight) {

    public Portion {
      if (weight <= 0) {
        throw new IllegalArgumentException("weight must be positive: " + weight);
      }
      members = List.copyOf(members);
    }

    /// A share whose datagrams are dropped, as its reference is broken.
    public static Portion dropped(int weight) {
      return new Portion(List.of(), weight);
    }
  }
}
