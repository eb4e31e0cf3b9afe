package dev.sluice.translate.route;

import dev.sluice.facts.ServicePort;
import dev.sluice.finding.Finding;
import java.util.List;

/// What a route of any kind comes to, without its rules.
///
/// @param backends Service ports that it leads to, in the order written
/// @param findings what is wrong with it, whichever listeners it attaches to
/// @param empty whether no rule is left of it
public record RouteSummary(List<ServicePort> backends, List<Finding> findings, boolean empty) {

  /// A route that is not there.
  public static final RouteSummary NOTHING = new RouteSummary(List.of(), List.of(), true);

  public RouteSummary {
    backends = List.copyOf(backends);
    findings = List.copyOf(findings);
  }
}
