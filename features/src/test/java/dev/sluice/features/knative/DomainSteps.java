package dev.sluice.features.knative;

import dev.sluice.features.cluster.steps.ClusterWorld;
import io.cucumber.java.en.Then;

/// Domains of users.
public final class DomainSteps {

  private final ClusterWorld world;
  private final Entrances entrances;

  /// Shares the scenario's world.
  public DomainSteps(ClusterWorld world, Entrances entrances) {
    this.world = world;
    this.entrances = entrances;
  }

  /// Waits until a domain leads somewhere, and sends requests to its gateway from now on.
  @Then("before long DomainMapping {string} is ready")
  public void ready(String domain) {
    world.await(KnativeObjects.DOMAIN_MAPPING, domain, "to be ready", KnativeObjects::ready);
    entrances.enter(world.meant(domain));
  }
}
