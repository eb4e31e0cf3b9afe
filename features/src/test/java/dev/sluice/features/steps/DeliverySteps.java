package dev.sluice.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;

/// What Envoy was sent.
public final class DeliverySteps {

  private final World world;

  /// Shares the scenario's world.
  public DeliverySteps(World world) {
    this.world = world;
  }

  /// Checks that the listeners of the start are still those in force.
  @Then("no listener was updated")
  @Then("Envoy was sent no listener since the start")
  public void noListenersSinceStart() {
    var deliveries = world.sluice().management().deliveries().orElseThrow();
    assertThat(deliveries.listeners()).as(world::evidence).isEqualTo(1);
  }
}
