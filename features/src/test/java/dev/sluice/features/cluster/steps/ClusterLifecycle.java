package dev.sluice.features.cluster.steps;

import io.cucumber.java.After;
import io.cucumber.java.AfterAll;

/// Leaves nothing of a scenario behind, and nothing of the cluster after the last one.
public final class ClusterLifecycle {

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public ClusterLifecycle(ClusterWorld world) {
    this.world = world;
  }

  /// Gives the namespace back.
  @After
  public void end() {
    world.end();
  }

  /// Ends the cluster.
  @AfterAll
  public static void endCluster() {
    SharedCluster.end();
  }
}
