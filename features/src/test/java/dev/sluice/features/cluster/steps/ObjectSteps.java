package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.features.cluster.Crds;
import dev.sluice.features.cluster.Refused;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/// Objects of the scenario's namespace.
public final class ObjectSteps {

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public ObjectSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Installs the CRDs of Gateway API.
  @Given("the CRDs of Gateway API, channel {string}")
  public void crds(String channel) {
    Crds.gatewayApi(channel).forEach(crd -> world.cluster().create("", crd));
  }

  /// Applies a manifest.
  @When("I apply:")
  public void apply(String yaml) {
    world.apply(yaml);
  }

  /// Changes an object by a JSON patch, written as YAML.
  @When("I change {kind} {string} by:")
  public void change(String kind, String name, String operations) {
    var object = world.named(name);
    world.cluster().edit(kind, object.namespace(), object.name(), operations);
  }

  /// Deletes an object.
  @When("I delete {word} {string}")
  public void delete(String kind, String name) {
    var object = world.named(name);
    world.cluster().delete(kind, object.namespace(), object.name());
  }

  /// Waits for a condition.
  @Then("before long {word} {string} has condition {word} {word}")
  public void condition(String kind, String name, String type, String status) {
    world.awaitCondition(kind, name, type, status);
  }

  /// Waits for a field, given as a JSON pointer.
  @Then("before long {word} {string} has {word} {string}")
  public void field(String kind, String name, String pointer, String value) {
    world.await(
        kind,
        name,
        "to have %s %s".formatted(pointer, value),
        object -> object.at(pointer).asText().equals(value));
  }

  /// Checks that an object was never made.
  @Then("there is no {word} {string}")
  public void none(String kind, String name) {
    assertThat(world.find(kind, name)).isEmpty();
  }

  /// Waits for an object to be gone.
  @Then("before long {word} {string} is gone")
  public void gone(String kind, String name) {
    await("%s %s to be gone".formatted(kind, name))
        .atMost(ClusterWorld.PATIENCE)
        .until(() -> world.find(kind, name).isEmpty());
  }

  /// Waits for a container to write something.
  @Then("before long the log of pod {string} says {string}")
  public void log(String pod, String text) {
    await("the log of " + pod)
        .atMost(ClusterWorld.PATIENCE)
        .ignoreException(Refused.class) // while the container is not started
        .untilAsserted(
            () -> assertThat(world.cluster().log(world.namespace(), pod, "main")).contains(text));
  }

  /// Waits for all endpoints of a Service to be in a state, and for there to be one.
  @Then("before long the endpoints of service {string} are {word}")
  public void endpoints(String service, String state) {
    await("endpoints of %s that are %s".formatted(service, state))
        .atMost(ClusterWorld.PATIENCE)
        .until(
            () ->
                world
                    .cluster()
                    .list(
                        "EndpointSlice", world.namespace(), "kubernetes.io/service-name=" + service)
                    .flatMap(slice -> slice.path("endpoints").valueStream())
                    .anyMatch(endpoint -> endpoint.path("conditions").path(state).asBoolean()));
  }
}
