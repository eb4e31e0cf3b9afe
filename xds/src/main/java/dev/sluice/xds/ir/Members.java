package dev.sluice.xds.ir;

import java.util.List;

/// The endpoints of one upstream.
///
/// @param upstream name of the [Upstream]
/// @param members ordered by address, each address and port once
public record Members(String upstream, List<Member> members) {

  public Members {
    members = List.copyOf(members);
  }
}
