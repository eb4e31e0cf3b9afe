package dev.sluice.features.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.steps.ClusterWorld;
import io.cucumber.java.en.When;

/// Where requests go: to the load balancer that the networking layer names, or by the names that
/// the cluster knows.
public final class Entrances {

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public Entrances(ClusterWorld world) {
    this.world = world;
  }

  /// From now on requests go to the public load balancer of a Service or of a mapped domain.
  @When("requests go to the gateway of Knative Service {string}")
  public void enter(String name) {
    var ingress = world.await(KnativeObjects.INGRESS, name, "to be ready", KnativeObjects::ready);
    var domain = ingress.at("/status/publicLoadBalancer/ingress/0/domainInternal").asText();
    var parts = domain.split("\\.", 3);
    var service =
        world.await(
            "v1 Service",
            parts[1] + "/" + parts[0],
            "to have an address",
            found -> !address(found).isEmpty());
    world.enterAt(address(service));
  }

  private static String address(JsonNode service) {
    return service.at("/status/loadBalancer/ingress/0/ip").asText();
  }

  /// Sends requests like a pod does.
  @When("requests come from inside the cluster")
  public void inside() {
    world.enterByName();
  }
}
