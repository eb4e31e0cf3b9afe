package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.cluster.ApiServerProcess;
import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/// What operators do, and what befalls them.
public final class OperationSteps {

  private static final String LEASE = "coordination.k8s.io/v1 Lease";

  private final ClusterWorld world;
  private Optional<ApiServerProcess> stopped = Optional.empty();
  private String past = "";

  /// Shares the scenario's world.
  public OperationSteps(ClusterWorld world) {
    this.world = world;
  }

  /// Kills the replica that writes.
  @When("the leader of Sluice is killed")
  public void killLeader() {
    past = leader();
    assertThat(past).as("a leader").isNotEmpty();
    world.cluster().kill(SharedSluice.NAMESPACE, past.substring(0, past.lastIndexOf('-')));
  }

  /// Waits for another one to write.
  @Then("before long another replica of Sluice leads")
  public void anotherLeads() {
    world.awaitThat("another leader", () -> !leader().isEmpty() && !leader().equals(past));
  }

  private String leader() {
    return world
        .cluster()
        .find(LEASE, SharedSluice.NAMESPACE, SharedSluice.DEPLOYMENT)
        .map(lease -> lease.at("/spec/holderIdentity").asText())
        .orElse("");
  }

  /// Replaces the pods of Sluice one by one.
  @When("Sluice is rolled over to new pods")
  public void restartSluice() {
    restart(SharedSluice.NAMESPACE + "/" + SharedSluice.DEPLOYMENT);
  }

  /// Replaces the pods of a backend one by one.
  @When("the backends of Service {string} are rolled over to new pods")
  public void restart(String deployment) {
    var object = world.named(deployment);
    world
        .cluster()
        .patch(
            "Deployment",
            object.namespace(),
            object.name(),
            """
            {"spec":{"template":{"metadata":{"annotations":{"restarted-at":"%s"}}}}}\
            """
                .formatted(Instant.now()));
    world.await("Deployment", deployment, "to be rolled over", SharedSluice::complete);
  }

  /// Stops the API server like one that cannot be reached.
  @When("the API server does not answer any more")
  public void stopApiServer() {
    stopped = ApiServerProcess.of(world.cluster());
    stopped
        .orElseThrow(() -> new TestAbortedException("no API server of this machine can be stopped"))
        .stop();
  }

  /// Lets it go on; it must not stay so when the scenario ends early.
  @When("the API server answers again")
  @After(order = 20_000)
  public void resumeApiServer() {
    stopped.ifPresent(ApiServerProcess::resume);
    stopped = Optional.empty();
  }

  /// Kills a proxy.
  @When("a proxy of Gateway {string} is killed")
  public void killProxy(String gateway) {
    world.cluster().kill(world.namespace(), name(proxy(gateway)));
  }

  /// Ends a proxy as a drained node does, and waits until it is gone.
  @When("a proxy of Gateway {string} is asked to end, and ends")
  public void drainProxy(String gateway) {
    var pod = name(proxy(gateway));
    world.cluster().delete("v1 Pod", world.namespace(), pod);
    world.awaitThat("the end of " + pod, () -> world.find("v1 Pod", pod).isEmpty());
  }

  private JsonNode proxy(String gateway) {
    return world
        .cluster()
        .list("v1 Pod", world.namespace(), "gateway.networking.k8s.io/gateway-name=" + gateway)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no proxy of " + gateway));
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  /// Waits until a Deployment has all its pods.
  @Then("before long all pods of Deployment {string} are ready")
  public void complete(String deployment) {
    world.await("Deployment", deployment, "to be complete", SharedSluice::complete);
  }
}
