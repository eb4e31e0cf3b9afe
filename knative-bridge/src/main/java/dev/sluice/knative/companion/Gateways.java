package dev.sluice.knative.companion;

import dev.sluice.knative.Visibility;
import java.util.List;
import java.util.SortedMap;

/// The Gateways that the configuration offers.
///
/// @param external for rules that everybody may reach
/// @param local for rules that clients inside the cluster may reach
public record Gateways(List<GatewayChoice> external, List<GatewayChoice> local) {

  public Gateways {
    external = List.copyOf(external);
    local = List.copyOf(local);
  }

  /// The Gateways for rules of a KIngress: those that ask for most of its labels.
  List<GatewayChoice> of(Visibility visibility, SortedMap<String, String> labels) {
    var offered =
        switch (visibility) {
          case EXTERNAL_IP -> external;
          case CLUSTER_LOCAL -> local;
        };
    var fitting = offered.stream().filter(choice -> choice.selects(labels)).toList();
    var most = fitting.stream().mapToInt(choice -> choice.selector().size()).max().orElse(0);
    return fitting.stream().filter(choice -> choice.selector().size() == most).toList();
  }
}
