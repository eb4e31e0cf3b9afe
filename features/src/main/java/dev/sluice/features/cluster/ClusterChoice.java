package dev.sluice.features.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cluster that scenarios get, or the reasons why they get none.
public sealed interface ClusterChoice {

  /// The first provider that applies.
  record Found(ClusterProvider provider) implements ClusterChoice {}

  /// No provider applies.
  ///
  /// @param reasons what keeps each of them from it, in one line
  record None(String reasons) implements ClusterChoice {}

  /// Chooses among providers, the preferred one first.
  static ClusterChoice among(List<ClusterProvider> providers) {
    var reasons = new ArrayList<String>();
    for (var provider : providers) {
      Optional<String> obstacle = provider.obstacle();
      if (obstacle.isEmpty()) {
        return new Found(provider);
      }
      reasons.add(obstacle.get());
    }
    return new None(String.join("; ", reasons));
  }
}
