package dev.sluice.features.cluster.steps;

import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.cluster.ClusterChoice;
import dev.sluice.features.cluster.ClusterProvider;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/// The one cluster of a run, started for the first scenario that wants it and ended after the last.
final class SharedCluster {

  private static Optional<ClusterChoice> choice = Optional.empty();
  private static Optional<Cluster> started = Optional.empty();

  private SharedCluster() {}

  /// The cluster.
  ///
  /// @throws TestAbortedException with the reason, if none can be had here
  static synchronized Cluster get() {
    if (started.isEmpty()) {
      started = Optional.of(start());
    }
    return started.get();
  }

  private static Cluster start() {
    return switch (choice()) {
      case ClusterChoice.Found(var provider) -> provider.start();
      case ClusterChoice.None(var reasons) ->
          throw new TestAbortedException("no cluster: " + reasons);
    };
  }

  private static ClusterChoice choice() {
    if (choice.isEmpty()) {
      choice = Optional.of(ClusterChoice.among(ClusterProvider.all()));
      if (choice.get() instanceof ClusterChoice.None(var reasons)) {
        System.out.println("Scenarios on a cluster are skipped: " + reasons);
      }
    }
    return choice.get();
  }

  static synchronized void end() {
    started.ifPresent(Cluster::close);
    started = Optional.empty();
  }
}
