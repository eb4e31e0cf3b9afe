package dev.sluice.features.cluster.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.features.cluster.ApiServerProcess;
import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.List;
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
    world.cluster().kill(world.namespace(), proxies(gateway).getFirst());
  }

  /// Ends each proxy as a drained node does, the next one when another has taken its place. The
  /// connections of the traffic are held by some of them, whichever these are.
  @When("each proxy of Gateway {string} is asked to end, and is replaced")
  public void drainProxies(String gateway) {
    for (var pod : proxies(gateway)) {
      world.cluster().delete("v1 Pod", world.namespace(), pod);
      world.awaitThat("the end of " + pod, () -> world.find("v1 Pod", pod).isEmpty());
      complete(gateway + "-sluice");
    }
  }

  private List<String> proxies(String gateway) {
    var pods =
        world
            .cluster()
            .list("v1 Pod", world.namespace(), "gateway.networking.k8s.io/gateway-name=" + gateway)
            .map(pod -> pod.at("/metadata/name").asText())
            .toList();
    assertThat(pods).as("the proxies of " + gateway).isNotEmpty();
    return pods;
  }

  /// Waits until a Deployment has all its pods.
  @Then("before long all pods of Deployment {string} are ready")
  public void complete(String deployment) {
    world.await("Deployment", deployment, "to be complete", SharedSluice::complete);
  }
}
