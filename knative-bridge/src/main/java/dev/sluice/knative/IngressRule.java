package dev.sluice.knative;

import java.util.List;

/// What to do with the requests to some hosts.
///
/// @param hosts names of hosts without ports; every host when empty
/// @param visibility who may reach the rule
/// @param paths what to do, in the order written
public record IngressRule(List<String> hosts, Visibility visibility, List<IngressPath> paths) {

  public IngressRule {
    hosts = List.copyOf(hosts);
    paths = List.copyOf(paths);
  }
}
