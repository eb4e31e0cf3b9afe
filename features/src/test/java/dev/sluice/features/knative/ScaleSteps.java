package dev.sluice.features.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.steps.ClusterWorld;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/// Pods of Services, which come and go with requests.
public final class ScaleSteps {

  private final ClusterWorld world;

  /// Shares the scenario's world.
  public ScaleSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Waits until no pod is left.
  @Given("nobody asks for Knative Service {string} until it has no pods")
  @Then("before long Knative Service {string} has no pods")
  public void none(String service) {
    world.awaitThat("the end of the pods of " + service, () -> podsOf(service).isEmpty());
  }

  /// Waits for the moment at which the last pod is told to end.
  @When("Knative Service {string} lets its last pod go")
  public void last(String service) {
    world.awaitThat(
        "the last pod of %s to be told to end".formatted(service),
        () -> {
          var pods = podsOf(service);
          return !pods.isEmpty() && pods.stream().allMatch(ScaleSteps::ending);
        });
  }

  /// Waits until a program was started in vain.
  @Then("before long the program of revision {string} has failed")
  public void failed(String revision) {
    world.awaitThat(
        "the end of the program of " + revision,
        () ->
            pods("serving.knative.dev/revision=" + revision).stream()
                .flatMap(pod -> pod.at("/status/containerStatuses").valueStream())
                .anyMatch(container -> container.at("/lastState/terminated/exitCode").asInt() > 0));
  }

  private static boolean ending(JsonNode pod) {
    return pod.path("metadata").has("deletionTimestamp");
  }

  private List<JsonNode> podsOf(String service) {
    return pods("serving.knative.dev/service=" + service);
  }

  private List<JsonNode> pods(String labels) {
    return world.cluster().list("v1 Pod", world.namespace(), labels).toList();
  }
}
