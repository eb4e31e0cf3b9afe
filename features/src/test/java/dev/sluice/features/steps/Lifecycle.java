package dev.sluice.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.io.IOException;

/// Ends every scenario's world, and sees to it that no scenario passes by not running.
public final class Lifecycle {

  private final World world;

  /// Shares the scenario's world.
  public Lifecycle(World world) {
    this.world = world;
  }

  /// Nothing may be left behind.
  ///
  /// @throws IOException if a file cannot be deleted
  @After
  public void end(Scenario scenario) throws IOException {
    var skipped = scenario.getStatus() == Status.SKIPPED;
    var left = world.end();
    assertThat(left).as("processes that outlived Sluice").isEmpty();
    assertThat(skipped).as("the scenario was skipped").isFalse();
  }
}
