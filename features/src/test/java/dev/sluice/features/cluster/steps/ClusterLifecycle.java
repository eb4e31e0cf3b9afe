package dev.sluice.features.cluster.steps;

import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Scenario;

/// Leaves nothing of a scenario behind, and nothing of the cluster after the last one.
public final class ClusterLifecycle {

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public ClusterLifecycle(ClusterWorld world) {
    this.world = world;
  }

  /// Says what is known about a failure, and gives the namespace back.
  @After
  public void end(Scenario scenario) {
    if (scenario.isFailed()) {
      System.out.printf("%n%s failed:%n%s%n", scenario.getName(), world.report());
    }
    world.end();
  }

  /// Ends the cluster.
  @AfterAll
  public static void endCluster() {
    SharedCluster.end();
  }
}
