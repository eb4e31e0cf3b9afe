package dev.sluice.translate.knative;

import dev.sluice.finding.Finding;
import java.util.List;

/// What stands between the newest version of a KIngress and its being in force.
///
/// @param obstacles what its owner has to mend; until then the version before stays in force
/// @param waiting what will come by itself, such as endpoints of a new revision
/// @param remarks what is wrong with it and does not keep it from being in force
public record Verdict(List<Finding> obstacles, List<Finding> waiting, List<Finding> remarks) {

  public Verdict {
    obstacles = List.copyOf(obstacles);
    waiting = List.copyOf(waiting);
    remarks = List.copyOf(remarks);
  }
}
