package dev.sluice.object;

import java.util.List;

/// A Pod that runs or will run.
///
/// @param metadata name and labels; says also whether the Pod is going away
/// @param ips its addresses, preferred one first; empty before it has one
/// @param phase `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`; empty where nobody says
/// @param ready whether it answers
public record Pod(Metadata metadata, List<String> ips, String phase, boolean ready)
    implements ApiObject {

  public Pod {
    ips = List.copyOf(ips);
  }

  @Override
  public Kind kind() {
    return Kind.POD;
  }
}
